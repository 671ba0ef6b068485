import { findNearest } from '../nearest.ts';
import { Ajv2020, type ErrorObject } from './formats.ts';
import schema from './scenario.schema.json' with { type: 'json' };
import type { Path, Problem, Source } from './source.ts';

const validate = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false }).compile(schema);

/** `/steps/0/body` as a path. */
const toPath = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

const unknownName = (name: string, known: readonly string[]): string => {
  const nearest = findNearest(name, known);
  return `There is no "${name}" here.${nearest ? ` Did you mean ${nearest}?` : ''}`;
};

/** The alternatives of `oneOf`: one of them must be there. */
const alternatives = (error: ErrorObject): string =>
  (error.schema as { required: string[] }[]).flatMap(({ required }) => required).join(', ');

/** What an error says to whoever writes the file; those that only follow from another say nothing. */
function describe(error: ErrorObject): { path: Path; text: string } | undefined {
  const { keyword, instancePath, params, schemaPath, parentSchema } = error;
  const path = toPath(instancePath);
  if (/\/oneOf\/\d/.test(schemaPath) || keyword === 'if' || keyword === 'not') return undefined;
  switch (keyword) {
    case 'additionalProperties': {
      const name: string = params.additionalProperty;
      return { path: [...path, name], text: unknownName(name, Object.keys(parentSchema?.properties ?? {})) };
    }
    case 'oneOf':
      return { path, text: `It needs exactly one of ${alternatives(error)}.` };
    case 'required':
      return { path, text: `"${params.missingProperty}" is missing.` };
    case 'dependentRequired':
      return { path: [...path, params.property], text: `It is only for steps with "${params.missingProperty}".` };
    case 'false schema':
      return { path, text: `"${path.at(-1)}" does not go with the rest.` };
    case 'propertyNames':
      return { path: [...path, params.propertyName], text: `"${params.propertyName}" is no name for it.` };
    case 'pattern':
      return 'propertyName' in error ? undefined : { path, text: 'It is written like 500ms, 5s or 2m.' };
    case 'const':
      return { path, text: `It can only be ${params.allowedValue}.` };
    default:
      return { path, text: `It ${error.message}.` };
  }
}

/** What is not as the schema has it. */
export function findSchemaProblems(source: Source): Problem[] {
  if (validate(source.value)) return [];
  const found = (validate.errors ?? []).map(describe).filter((it) => it !== undefined);
  const problems = found.map(({ path, text }) => source.problem(path, text));
  const isFirst = ({ line, text }: Problem, index: number) =>
    problems.findIndex((it) => it.line === line && it.text === text) === index;
  return problems.filter(isFirst);
}
