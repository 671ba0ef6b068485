import { dereference, type Schema, type Spec, type SpecOperation, type SpecParameter } from './spec.ts';

export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null';

/** A schema with its references followed, reduced to what reading and explaining a value takes. */
export interface Field {
  types: ReadonlySet<JsonType>;
  schema: Schema;
  items?: Field;
  /** The fields a caller may write. */
  properties?: ReadonlyMap<string, Field>;
}

export interface ParameterField extends Field {
  name: string;
  actionErrors: NonNullable<SpecParameter['x-action-errors']>;
}

export interface OperationFields {
  path: readonly ParameterField[];
  query: readonly ParameterField[];
  header: readonly ParameterField[];
  body?: Field;
}

const jsonTypes: readonly JsonType[] = ['string', 'integer', 'number', 'boolean', 'array', 'object', 'null'];
const isJsonType = (name: string): name is JsonType => jsonTypes.some((type) => type === name);

/** What stands beside a reference, or in the parts of an `allOf`, applies together. */
function flatten(spec: Spec, schema: Schema): Schema {
  const { $ref, allOf, ...own } = schema;
  const target = $ref === undefined ? {} : flatten(spec, dereference<Schema>(spec, { $ref }));
  const parts = (allOf ?? []).map((part) => flatten(spec, part));
  const all = [target, ...parts, own];
  const properties = Object.assign({}, ...all.map((part) => part.properties ?? {}));
  return { ...Object.assign({}, ...all), ...(Object.keys(properties).length > 0 && { properties }) };
}

function readTypes(spec: Spec, schema: Schema): Set<JsonType> {
  const written = schema.type ?? (schema.enum ?? [schema.const]).map((value) => typeof value);
  const named = [written].flat().filter(isJsonType);
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((branch) => [
    ...readTypes(spec, flatten(spec, branch)),
  ]);
  return new Set([...named, ...branches]);
}

/** Reads the fields of schemas, each schema object once, so that a schema may contain itself. */
export function createFieldReader(spec: Spec): (schema: Schema) => Field {
  const known = new Map<Schema, Field>();

  return function readField(schema: Schema): Field {
    const target = dereference<Schema>(spec, schema);
    const seen = known.get(target);
    if (seen && target === schema) return seen;
    const flat = flatten(spec, schema);
    const field: Field = { types: readTypes(spec, flat), schema: flat };
    known.set(schema, field);
    if (flat.items) field.items = readField(flat.items);
    if (flat.properties) {
      const writable = Object.entries(flat.properties).filter(([, property]) => !flatten(spec, property).readOnly);
      field.properties = new Map(writable.map(([name, property]) => [name, readField(property)]));
    }
    return field;
  };
}

const toParameter = (readField: (schema: Schema) => Field, parameter: SpecParameter): ParameterField => ({
  ...readField(parameter.schema ?? {}),
  name: parameter.name,
  actionErrors: parameter['x-action-errors'] ?? {},
});

export function readOperationFields(
  spec: Spec,
  operation: SpecOperation,
  readField: (schema: Schema) => Field,
): OperationFields {
  const parameters = (operation.parameters ?? []).map((parameter) => dereference<SpecParameter>(spec, parameter));
  const from = (place: SpecParameter['in']) =>
    parameters.filter((parameter) => parameter.in === place).map((parameter) => toParameter(readField, parameter));
  const body =
    operation.requestBody && dereference<{ content: Record<string, { schema?: Schema }> }>(spec, operation.requestBody);
  const schema = body?.content['application/json']?.schema;
  return {
    path: from('path'),
    query: from('query'),
    header: from('header'),
    ...(schema && { body: readField(schema) }),
  };
}
