// Writes the file of one tag: an interface that carries the documentation and types, and a line for each operation.

import { inspect } from 'node:util';
import type { Operation, Parameter, Schema, Shape, Spec } from './spec.ts';

const errorNames: Record<number, string> = {
  400: 'BadRequestError',
  401: 'UnauthorizedError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'PayloadTooLargeError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

export const pascal = (name: string): string =>
  name.replace(/(?:^|[_-])(\w)/g, (_, letter: string) => letter.toUpperCase());
const camel = (name: string): string => pascal(name).replace(/^\w/, (letter) => letter.toLowerCase());

const literal = (value: unknown): string =>
  inspect(value, { depth: null, breakLength: Number.POSITIVE_INFINITY, compact: true });

export const isPaged = ({ result }: Operation): boolean =>
  ['count', 'next', 'previous', 'results'].every((name) => result?.schema.properties?.[name]);

const isKeyed = ({ header }: Operation): boolean => header.some(({ name }) => name === 'Idempotency-Key');

const isMessage = ({ method, body }: Operation): boolean =>
  method === 'POST' && !!body?.schema.properties?.client_message_id;

const isOptional = ({ query, body }: Operation): boolean =>
  body ? !body.isRequired : !query.some((parameter) => parameter.required);

/** The limits of a value in words: `1 to 100, default 10`. */
const limits = (schema: Schema): string => {
  const { minimum, maximum, minLength, maxLength, default: preset, enum: choices } = schema;
  const isUnbounded = maximum === undefined || maximum >= 2 ** 31 - 1;
  const parts = [
    choices && `one of ${choices.map(literal).join(', ')}`,
    minimum !== undefined && minimum > -(2 ** 31) && (isUnbounded ? `at least ${minimum}` : `${minimum} to ${maximum}`),
    maxLength !== undefined && `${minLength ?? 0} to ${maxLength} characters`,
    maxLength === undefined && minLength !== undefined && `at least ${minLength} characters`,
    preset !== undefined && `default ${literal(preset)}`,
  ];
  return parts.filter(Boolean).join(', ');
};

export class ResourceEmitter {
  readonly #spec: Spec;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  file(tag: string, description: string, operations: Operation[]): string {
    const name = pascal(tag);
    const members = operations.map(
      (operation) => `${this.#documentation(operation)}\n  ${this.#signature(operation)};`,
    );
    const lines = operations.map((operation) => `    ${operation.id}: '${this.#line(operation)}',`);
    const queries = operations.filter(({ query }) => query.length);
    const inputs = queries.map(
      ({ id }) =>
        `/** What \`${id}\` can be asked for. */\nexport interface ${pascal(id)}Query extends Query<'${id}'> {}`,
    );
    return `import type { Api, RequestOptions } from '../../core/api.ts';
import type { PagePromise } from '../../core/page.ts';
import { createResource } from '../../core/resource.ts';
import type * as models from '../models.ts';
import type { operations } from '../schema.ts';

type Query<Id extends keyof operations> = NonNullable<operations[Id]['parameters']['query']>;

${inputs.length ? `${inputs.join('\n')}\n\n` : ''}/** ${description} */
export interface ${name} {
${members.join('\n\n')}
}

export const create${name} = (api: Api): ${name} =>
  createResource<${name}>(api, {
${lines.join('\n')}
  });
`;
  }

  /** The example of an operation as one statement. */
  call(operation: Operation): string {
    const { tag, id, result } = operation;
    const values = [
      ...operation.pathParameters.map(({ example = 1 }) => literal(example)),
      ...this.#exampleInput(operation),
    ];
    const call = `mate.${tag}.${id}(${values.join(', ')})`;
    if (isPaged(operation)) return `for await (const row of ${call}) console.log(row);`;
    return result ? `const ${camel(result.name ?? 'rows')} = await ${call};` : `await ${call};`;
  }

  #exampleInput({ id, query, body }: Operation): string[] {
    if (body) return isOptional({ query, body } as Operation) ? [] : [literal(body.example)];
    const shown = query.filter(({ name, required }) => required || !/^(page|.*_seq|.*_date)$/.test(name)).slice(0, 2);
    if (!shown.length) return [];
    const missing = shown.find(({ example }) => example === undefined);
    if (missing) throw new Error(`The parameter ${missing.name} of ${id} has no example.`);
    return [literal(Object.fromEntries(shown.map(({ name, example }) => [name, example])))];
  }

  #line(operation: Operation): string {
    const { method, path, query, body, isOpen } = operation;
    const words = [
      body && 'body',
      query.length && 'query',
      isPaged(operation) && 'paged',
      isOpen && 'open',
      isMessage(operation) && 'message',
      isKeyed(operation) && 'keyed',
    ];
    return [method, path, ...words.filter(Boolean)].join(' ');
  }

  #signature(operation: Operation): string {
    const { id, pathParameters, query, body } = operation;
    const mark = isOptional(operation) ? '?' : '';
    const parameters = [
      ...pathParameters.map(({ name, schema }) => `${camel(name)}: ${schema?.type === 'string' ? 'string' : 'number'}`),
      ...(body ? [`body${mark}: ${this.#type(id, body)}`] : []),
      ...(query.length ? [`query${mark}: ${pascal(id)}Query`] : []),
      'options?: RequestOptions',
    ];
    return `${id}(${parameters.join(', ')}): ${this.#result(operation)}`;
  }

  #result(operation: Operation): string {
    const { id, result, status } = operation;
    if (!result) return 'Promise<void>';
    const { name, schema } = result;
    const row = schema.items?.$ref?.split('/').at(-1);
    const type = name
      ? `models.${name}`
      : row
        ? `models.${row}[]`
        : `operations['${id}']['responses'][${status}]['content']['application/json']`;
    return isPaged(operation) ? `PagePromise<${type}>` : `Promise<${type}>`;
  }

  #type(id: string, { name }: Shape): string {
    return name ? `models.${name}` : `NonNullable<operations['${id}']['requestBody']>['content']['application/json']`;
  }

  #documentation(operation: Operation): string {
    const { summary, description, pathParameters, query, body, errors, method, path } = operation;
    const properties = Object.entries(body?.schema.properties ?? {}).map(
      ([name, schema]): Parameter => ({ name, in: 'body', schema, required: body?.schema.required?.includes(name) }),
    );
    const lines = [
      `${summary}.`,
      '',
      description,
      '',
      ...pathParameters.map((parameter) => this.#parameter(camel(parameter.name), parameter)),
      ...properties.map((property) => this.#parameter(`body.${property.name}`, property)),
      ...query.map((parameter) => this.#parameter(`query.${parameter.name}`, parameter)),
      ...errors.map(
        ({ status, description }) =>
          `@throws {${errorNames[status] ?? this.#errorName(status)}} ${status}: ${description}`,
      ),
      '@example',
      this.call(operation),
      `@see ${method} ${path}`,
    ];
    const safe = lines.map((line) =>
      line ? `   * ${line.replace(/\*\//g, '* /').replace(/\s*\n\s*/g, ' ')}` : '   *',
    );
    return ['  /**', ...safe, '   */'].join('\n');
  }

  #errorName(status: number): string {
    return status < 500 ? 'ApiError' : 'ServerError';
  }

  #parameter(name: string, { description, schema = {}, required }: Parameter): string {
    const flat = this.#spec.flatten(schema);
    const text = description ?? schema.description ?? flat.description ?? '';
    const bounds = [!required && 'optional', limits(flat)].filter(Boolean).join(', ');
    return `@param ${name} ${text}${bounds ? ` (${bounds})` : ''}`.trimEnd();
  }
}
