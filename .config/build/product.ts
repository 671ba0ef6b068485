import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something that a command makes from files. */
export interface Product {
  name: string;
  /** The files it is made from, and folders of them. */
  sources: readonly string[];
  /** The file that is written last: where it is there and new, all the others are. */
  file: string;
  command: readonly [program: string, ...parameters: string[]];
}

const isSource = (path: string): boolean =>
  /\.(ts|tsx|mjs|js|json|yaml)$/.test(path) &&
  !/\.(test|fixtures)\.tsx?$|(^|\/)(node_modules|dist|generated)\//.test(path);

/** When it was changed last; 0 where there is nothing. */
const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function filesOf(root: string, source: string): string[] {
  if (!statSync(join(root, source)).isDirectory()) return [source];
  return readdirSync(join(root, source), { recursive: true, encoding: 'utf8' })
    .map((path) => `${source}/${path}`)
    .filter(isSource);
}

/** Whether it has to be made: it is not there, or one of its sources has changed since it was. */
export function isStale({ sources, file }: Product, root: string): boolean {
  const made = changedAt(join(root, file));
  return sources.flatMap((source) => filesOf(root, source)).some((path) => changedAt(join(root, path)) > made);
}
