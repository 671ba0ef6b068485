import { UsageError } from '../failure.ts';
import type { Parse } from '../parameter.ts';

/** The fields to keep of data, each as the names on the way to it; none keeps everything. */
export type Selection = readonly (readonly string[])[];

/** `id,sender.full_name` */
export const toSelection: Parse<Selection> = (text) => {
  if (text === '') return [];
  const paths = text.split(',').map((path) => path.trim().split('.'));
  if (paths.some((path) => path.includes(''))) {
    throw new UsageError(`"${text}" does not name fields.`, 'Write them like --json=id,sender.full_name');
  }
  return paths;
};

const isObject = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null;

const group = (selection: Selection): Map<string, Selection> => {
  const groups = new Map<string, (readonly string[])[]>();
  for (const [name = '', ...rest] of selection) groups.set(name, [...(groups.get(name) ?? []), rest]);
  return groups;
};

/** The data with the selected fields only, those of each row of a list; a field that is not there is null. */
export function select(data: unknown, selection: Selection): unknown {
  if (selection.length === 0 || selection.some((path) => path.length === 0)) return data;
  if (Array.isArray(data)) return data.map((row) => select(row, selection));
  if (!isObject(data)) return data;
  return Object.fromEntries(
    [...group(selection)].map(([name, inner]) => [
      name,
      Object.hasOwn(data, name) ? (select(data[name], inner) ?? null) : null,
    ]),
  );
}
