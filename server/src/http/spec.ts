import type { DecimalLimits } from './values.ts';

/** A JSON schema of the spec, with the extensions that `openapi/shared/pagination.yaml` explains. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  readOnly?: boolean;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  'x-on-invalid'?: 'default' | 'clamp' | 'not-found' | 'no-match';
  'x-invalid-text'?: string;
  'x-preserve-whitespace'?: boolean;
  'x-blank-as-null'?: boolean;
  'x-instant'?: boolean;
  'x-decimal'?: DecimalLimits;
  'x-foreign-key'?: boolean;
}

interface Ref {
  $ref: string;
}

export interface SpecParameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema;
  'x-action-errors'?: { missing?: string; 'out-of-range'?: string; invalid?: string; 'not-found'?: string };
}

type Content = Record<string, { schema?: Schema }>;

export interface SpecHeader {
  required?: boolean;
  schema?: Schema;
}

export interface SpecResponse {
  headers?: Record<string, SpecHeader | Ref>;
  content?: Content;
}

export interface SpecOperation {
  operationId: string;
  security?: readonly unknown[];
  parameters?: (SpecParameter | Ref)[];
  requestBody?: { required?: boolean; content: Content } | Ref;
  responses: Record<string, SpecResponse | Ref>;
}

export type HttpMethod = 'get' | 'put' | 'post' | 'patch' | 'delete';
const httpMethods: readonly HttpMethod[] = ['get', 'put', 'post', 'patch', 'delete'];

export type PathItem = { [Method in HttpMethod]?: SpecOperation } & { parameters?: (SpecParameter | Ref)[] };

/** The bundled document: every `$ref` points into it. */
export interface Spec {
  openapi: string;
  security?: readonly unknown[];
  paths: Record<string, PathItem>;
  components?: Record<string, Record<string, unknown>>;
}

export interface SpecRoute {
  method: HttpMethod;
  template: string;
  operation: SpecOperation;
}

/** Follows references until something is written out. */
export function dereference<T extends object>(spec: Spec, node: T | Ref): T {
  let found: unknown = node;
  for (let hops = 0; typeof found === 'object' && found !== null && '$ref' in found; hops++) {
    const ref = String(found.$ref);
    const keys = ref.replace(/^#\//, '').split('/');
    found = keys.reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      spec,
    );
    if (found === undefined || hops > 20) throw new Error(`The spec refers to ${ref}, which is nowhere`);
  }
  return found as T;
}

/** Every operation with its path; parameters of the path item are added to the operation's own. */
export function listRoutes(spec: Spec): SpecRoute[] {
  return Object.entries(spec.paths).flatMap(([template, item]) =>
    httpMethods.flatMap((method) => {
      const operation = item[method];
      if (!operation) return [];
      const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
      return [{ method, template, operation: { ...operation, parameters } }];
    }),
  );
}

export const listOperations = (spec: Spec): SpecOperation[] => listRoutes(spec).map((route) => route.operation);
