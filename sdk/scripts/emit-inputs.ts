// Writes what a request must look like: the schemas of parameters and bodies, with nothing left to look up.

import type { Operation, Parameter, Schema, Spec } from './spec.ts';

/** What is said of a value, beside what it is made of. */
const told = [
  'format',
  'enum',
  'const',
  'default',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'maxItems',
  'x-on-invalid',
  'x-invalid-text',
  'x-preserve-whitespace',
  'x-blank-as-null',
  'x-instant',
  'x-decimal',
  'x-foreign-key',
] as const;

const declaration = `/** What a value of a request must look like. The names that begin with x- are explained in the spec. */
export interface InputRule {
  types: readonly string[];
  format?: string;
  enum?: readonly unknown[];
  const?: unknown;
  default?: unknown;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  maxItems?: number;
  items?: InputRule;
  properties?: Readonly<Record<string, InputRule>>;
  required?: readonly string[];
  /** One of them is enough. */
  anyOf?: readonly InputRule[];
  'x-on-invalid'?: string;
  'x-invalid-text'?: string;
  'x-preserve-whitespace'?: boolean;
  'x-blank-as-null'?: boolean;
  'x-instant'?: boolean;
  'x-decimal'?: { digits: number; places: number };
  'x-foreign-key'?: boolean;
  'x-action-errors'?: { missing?: string; invalid?: string; 'out-of-range'?: string; 'not-found'?: string };
  /** Of a parameter. */
  isRequired?: boolean;
}

export interface OperationInput {
  path: Readonly<Record<string, InputRule>>;
  query: Readonly<Record<string, InputRule>>;
  header: Readonly<Record<string, InputRule>>;
  body?: InputRule;
}`;

type Rule = Record<string, unknown> & { types: string[] };

const typeOf = (value: unknown): string => (Number.isInteger(value) ? 'integer' : typeof value);

/** Any text will do where one of the alternatives says so; the others only tell which ones mean something. */
const isAnyText = ({ type, ...rest }: Schema): boolean =>
  type === 'string' && !('enum' in rest) && !('pattern' in rest);

function toRule(spec: Spec, schema: Schema): Rule {
  const flat = spec.flatten(schema);
  const { type, items, properties = {}, required = [], enum: choices } = flat;
  const branches = [...(flat.anyOf ?? []), ...(flat.oneOf ?? [])].map((branch) => toRule(spec, branch));
  const written = type ?? (choices ?? ('const' in flat ? [flat.const] : [])).map(typeOf);
  const types = [...new Set([...[written].flat(), ...branches.flatMap((branch) => branch.types)])];
  const isOpen = (flat.anyOf ?? []).some((branch) => isAnyText(spec.flatten(branch)));
  const writable = Object.entries(properties).filter(([, property]) => !spec.flatten(property).readOnly);
  return {
    types,
    ...Object.fromEntries(told.filter((word) => word in flat).map((word) => [word, flat[word as keyof Schema]])),
    ...(items && { items: toRule(spec, items) }),
    ...(writable.length > 0 && {
      properties: Object.fromEntries(writable.map(([name, property]) => [name, toRule(spec, property)])),
      required,
    }),
    ...(branches.length > 0 && !isOpen && { anyOf: branches }),
  };
}

const toRules = (spec: Spec, parameters: Parameter[]) =>
  Object.fromEntries(
    parameters.map(({ name, required, schema = {}, 'x-action-errors': actionErrors }) => [
      name,
      { ...toRule(spec, schema), isRequired: required, 'x-action-errors': actionErrors },
    ]),
  );

/** The file of all operations' inputs. */
export function inputs(spec: Spec, operations: Operation[]): string {
  const entries = operations.map(({ id, pathParameters, query, header, body }) => [
    id,
    {
      path: toRules(spec, pathParameters),
      query: toRules(spec, query),
      header: toRules(spec, header),
      body: body && toRule(spec, body.schema),
    },
  ]);
  return `${declaration}

export const inputs: Record<string, OperationInput> = ${JSON.stringify(Object.fromEntries(entries))};
`;
}
