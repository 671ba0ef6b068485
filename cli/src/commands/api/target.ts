import { type OperationEntry, operationTable } from '@study-mate/sdk/operations';
import { UsageError } from '../../failure.ts';
import { findNearest } from '../../nearest.ts';
import type { Field } from './fields.ts';

/** What is to be called. */
export interface Target {
  method: string;
  /** With parameters still in braces where an operation was named. */
  path: string;
  /** What the API says about it; a path that it does not know may be called all the same. */
  operation: (OperationEntry & { id: string }) | undefined;
}

const hasMethod = /^(get|post|put|patch|delete|head|options)$/i;

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\/$/, '').replace(/{(\w+)}/g, '(?<$1>[^/]+)')}/?$`);

const withoutQuery = (path: string): string => path.replace(/\?.*$/, '');

/** `getProfile`, or `GET /api/auth/profile/`. */
export function findTarget(first: string, path: string | undefined): Target {
  if (path === undefined) return findOperation(first);
  if (!hasMethod.test(first)) throw new UsageError(`"${first}" is not an HTTP method.`);
  const method = first.toUpperCase();
  const full = path.startsWith('/') ? path : `/${path}`;
  const [id, entry] =
    Object.entries(operationTable).find(
      ([, known]) => known.method === method && toPattern(known.path).test(withoutQuery(full)),
    ) ?? [];
  return { method, path: full, operation: id && entry ? { id, ...entry } : undefined };
}

const findOperation = (id: string): Target => {
  const operation = Object.hasOwn(operationTable, id) ? operationTable[id] : undefined;
  if (operation) return { method: operation.method, path: operation.path, operation: { id, ...operation } };
  const nearest = findNearest(id, Object.keys(operationTable));
  const suggestion = nearest ? `Did you mean ${nearest}?` : 'See them all with: study-mate api --list';
  throw new UsageError(`There is no operation "${id}".`, suggestion);
};

/** Puts fields into the braces of the path; those left over are for the query or the body. */
export function fillPath({ path }: Target, fields: readonly Field[]): { path: string; left: Field[] } {
  const names = [...path.matchAll(/{(\w+)}/g)].map(([, name = '']) => name);
  const missing = names.find((name) => !fields.some((field) => field.name === name));
  if (missing) throw new UsageError(`The path ${path} needs a ${missing}.`, `Pass -f ${missing}=…`);
  const filled = path.replace(/{(\w+)}/g, (_, name) =>
    encodeURIComponent(String(fields.findLast((field) => field.name === name)?.value)),
  );
  return { path: filled, left: fields.filter(({ name }) => !names.includes(name)) };
}

/** As the server decodes it; what cannot be decoded is judged as it stands. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** What stands in a filled path where the operation has parameters. */
export const valuesInPath = ({ path }: OperationEntry, filled: string): Record<string, string> => {
  const found = toPattern(path).exec(withoutQuery(filled))?.groups ?? {};
  return Object.fromEntries(Object.entries(found).map(([name, text]) => [name, decode(text)]));
};
