import type { Schema } from '../src/http/spec.ts';

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
}

interface Document {
  paths: Record<string, Record<string, { operationId?: string; parameters?: object[] }>>;
}

/** A list that comes in pages, as the spec has it. */
export interface PagedOperation {
  id: string;
  path: string;
  /** The parameter that says how long a page is. */
  size: string;
  /** What narrows the list. */
  filters: string[];
  /** Those of them that have to be there. */
  required: string[];
  /** What `ordering` may name; empty where there is no choice. */
  orderings: string[];
  /** Whether reading may also begin at a sequence number. */
  hasSequence: boolean;
}

const ways = ['page', 'after_seq', 'before_seq', 'ordering'];
const sizes = ['page_size', 'limit'];

function resolve<Target extends object>(document: object, target: object): Target {
  const reference = (target as Schema).$ref;
  if (reference === undefined) return target as Target;
  const found = reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key.replaceAll('~1', '/')], document);
  return resolve<Target>(document, found as object);
}

/** `name`, `population`; with a `-` in front … → name, population */
const namesIn = (description = ''): string[] => [...description.matchAll(/`([a-z_]+)`/g)].map(([, name = '']) => name);

/** Every operation that reads and has a page to choose. */
export function pagedOperations(spec: object): PagedOperation[] {
  const { paths } = spec as Document;
  return Object.entries(paths).flatMap(([path, { get }]) => {
    const parameters = (get?.parameters ?? []).map((it) => resolve<Parameter>(spec, it));
    const query = parameters.filter((parameter) => parameter.in === 'query');
    const names = query.map(({ name }) => name);
    const size = sizes.find((name) => names.includes(name));
    if (!get?.operationId || !names.includes('page') || size === undefined) return [];
    return [
      {
        id: get.operationId,
        path,
        size,
        filters: names.filter((name) => ![...ways, size].includes(name)),
        required: query.filter((parameter) => parameter.required).map(({ name }) => name),
        orderings: namesIn(query.find(({ name }) => name === 'ordering')?.description),
        hasSequence: names.includes('after_seq'),
      },
    ];
  });
}

/** Every operation whose answer has pages, whatever it lets one choose. */
export function operationsWithPages(spec: object): string[] {
  const { paths } = spec as Document;
  return Object.values(paths).flatMap(({ get }) => {
    const success = (get as { responses?: Record<string, object> })?.responses?.['200'];
    if (!get?.operationId || !success) return [];
    const { content } = resolve<{ content?: Record<string, { schema?: object }> }>(spec, success);
    const schema = content?.['application/json']?.schema;
    return schema && 'results' in (resolve<Schema>(spec, schema).properties ?? {}) ? [get.operationId] : [];
  });
}
