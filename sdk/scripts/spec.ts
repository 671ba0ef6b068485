// Reads the bundled document into the little that the generated code needs to know of each operation.

export interface Schema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  readOnly?: boolean;
}

interface MediaType {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

interface Content {
  $ref?: string;
  description?: string;
  required?: boolean;
  content?: Record<string, MediaType>;
}

export interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  required?: boolean;
  schema?: Schema;
  example?: unknown;
  /** The sentences by which some parameters are refused. */
  'x-action-errors'?: Record<string, string>;
}

interface OperationObject {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security?: unknown[];
  parameters?: Parameter[];
  requestBody?: Content;
  responses: Record<string, Content>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;
type PathItem = { parameters?: Parameter[] } & Partial<Record<(typeof methods)[number], OperationObject>>;

export interface Document {
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema> };
}

/** A schema at a place: its name where it has one. */
export interface Shape {
  name?: string;
  schema: Schema;
  example: unknown;
  isRequired: boolean;
}

export interface Operation {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  isOpen: boolean;
  pathParameters: Parameter[];
  query: Parameter[];
  header: Parameter[];
  body?: Shape;
  status: number;
  result?: Shape;
  errors: { status: number; description: string }[];
}

export class Spec {
  readonly #document: Document;

  constructor(document: Document) {
    this.#document = document;
  }

  get schemas(): Record<string, Schema> {
    return this.#document.components.schemas;
  }

  /** Follows `$ref`s to the thing itself. */
  resolve<T extends { $ref?: string }>(thing: T): T {
    if (!thing.$ref) return thing;
    const found = thing.$ref
      .slice(2)
      .split('/')
      .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
      .reduce<unknown>((place, part) => (place as Record<string, unknown>)[part], this.#document);
    return this.resolve(found as T);
  }

  /** A schema with what it inherits by `allOf`, or stands beside a `$ref`, laid flat. */
  flatten(schema: Schema): Schema {
    const { $ref, allOf = [], ...own } = schema;
    const inherited = $ref ? [this.resolve({ $ref })] : [];
    const parts = [...[...inherited, ...allOf].map((part) => this.flatten(part)), own];
    const properties = Object.assign({}, ...parts.map((part) => part.properties));
    return Object.assign({}, ...parts, { properties, required: parts.flatMap(({ required = [] }) => required) });
  }

  operations(): Operation[] {
    return Object.entries(this.#document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const operation = item[method];
        return operation ? [this.#read(path, method, operation, item.parameters ?? [])] : [];
      }),
    );
  }

  #read(path: string, method: string, operation: OperationObject, shared: Parameter[]): Operation {
    const { operationId: id, tags, summary, description, security, requestBody, responses } = operation;
    const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) => this.resolve(parameter));
    const query = parameters.filter((parameter) => parameter.in === 'query');
    const [status = '', success = {}] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
    if (!status) throw new Error(`${id} has no successful response.`);
    if (requestBody && query.length) throw new Error(`${id} has a body and a query: a method takes one object.`);
    return {
      id,
      tag: tags[0],
      method: method.toUpperCase(),
      path,
      summary,
      description,
      isOpen: security?.length === 0,
      pathParameters: parameters.filter((parameter) => parameter.in === 'path'),
      query,
      header: parameters.filter((parameter) => parameter.in === 'header'),
      body: requestBody && this.#shape(requestBody),
      status: Number(status),
      result: this.#shape(success),
      errors: Object.entries(responses)
        .filter(([code]) => !code.startsWith('2'))
        .map(([code, response]) => ({ status: Number(code), description: this.resolve(response).description ?? '' })),
    };
  }

  #shape(place: Content): Shape | undefined {
    const { content, required = false } = this.resolve(place);
    const media = content?.['application/json'];
    if (!media?.schema) return undefined;
    const [first] = Object.values(media.examples ?? {});
    const example = media.example ?? (first && this.resolve(first).value) ?? this.exampleOf(media.schema);
    return {
      name: media.schema.$ref?.split('/').at(-1),
      schema: this.flatten(media.schema),
      example,
      isRequired: required,
    };
  }

  /** The example of a schema, put together from those of its parts where it has none of its own. */
  exampleOf(schema: Schema): unknown {
    const flat = this.flatten(schema);
    const given = flat.example ?? flat.examples?.[0] ?? flat.const ?? flat.default ?? flat.enum?.[0];
    if (given !== undefined) return given;
    if (flat.items) return [this.exampleOf(flat.items)];
    const properties = Object.entries(flat.properties ?? {});
    return Object.fromEntries(properties.map(([name, property]) => [name, this.exampleOf(property)]));
  }
}
