import { UsageError } from '../../failure.ts';
import type { Parse } from '../../parameter.ts';

export interface Field {
  name: string;
  value: unknown;
}

const split: Parse<{ name: string; value: string }> = (text) => {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`"${text}" is not key=value.`);
  return { name: text.slice(0, at), value: text.slice(at + 1) };
};

/** `key=value`, the value a text. */
export const toTextField: Parse<Field> = split;

/** `key=value`, the value JSON: a number, `true`, `null`, `[1, 2]`. */
export const toJsonField: Parse<Field> = (text) => {
  const { name, value } = split(text);
  try {
    return { name, value: JSON.parse(value) };
  } catch {
    throw new UsageError(`The value of ${name} is not JSON.`, `A text is passed with -f ${name}=… instead.`);
  }
};

/** Later fields of a name win. */
export const toObject = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map(({ name, value }) => [name, value]));

/** The path with the fields in its query. */
export const withQuery = (path: string, fields: readonly Field[]): string => {
  const [bare = '', given = ''] = path.split('?', 2);
  const query = new URLSearchParams(given);
  for (const { name, value } of fields) query.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return query.size ? `${bare}?${query}` : bare;
};
