/*
 * Takes guards out of the sources while they are loaded, without touching a file: each is wrapped in a switch that is
 * asked every time. A condition in SQL gets a mark instead, which `OR true` takes the place of when it is sent.
 */

export interface Guard {
  id: string;
  /** Below `server/src/`. */
  file: string;
  /** What stands in the source, once, and what stands there instead. */
  find: string;
  put: string;
}

const off = (id: string): string => `globalThis.guards.isOff('${id}')`;

export const mark = (id: string): string => `/*guard ${id}*/`;
export const marks = /\/\*guard (.+?)\*\//g;

/** An expression that allows: without the guard it always holds. */
export const condition = (id: string, file: string, find: string, around = '@'): Guard => ({
  id,
  file,
  find: around.replace('@', () => find),
  put: around.replace('@', () => `(${off(id)} || (${find}))`),
});

/** An expression that forbids: without the guard it never holds. */
export const prohibition = (id: string, file: string, find: string, around = '@'): Guard => ({
  id,
  file,
  find: around.replace('@', () => find),
  put: around.replace('@', () => `(!${off(id)} && (${find}))`),
});

/** A property of an object that narrows what is found. */
export const narrowing = (id: string, file: string, find: string, around: string): Guard => ({
  id,
  file,
  find: around.replace('@', () => find),
  put: around.replace('@', () => `...(${off(id)} ? {} : { ${find} })`),
});

/** A condition in SQL, or a part of one. */
export const sql = (id: string, file: string, find: string, around = '@'): Guard => ({
  id,
  file,
  find: around.replace('@', () => find),
  put: around.replace('@', () => `(${find} ${mark(id)})`),
});

const functions = /^(?:export )?function (\w+)[^{]*\([\s\S]*?\): [^{]*\{\n/gm;
const predicates = /^(?:export )?const (\w+) = \([^=]*\): boolean =>\s*([^;]+);/gm;

/** Every function of a policy: what asserts does nothing, what answers says yes. */
export const policyGuards = (file: string, source: string): Guard[] => [
  ...[...source.matchAll(functions)].map(([find, name]) => {
    const id = `${name}`;
    return { id, file, find, put: `${find}  if (${off(id)}) return;\n` };
  }),
  ...[...source.matchAll(predicates)].map(([find, name, body]) => {
    const id = `${name}`;
    return { id, file, find, put: find.replace(`${body}`, () => `${off(id)} || (${body})`) };
  }),
];

/** The source with switches in the place of its guards. */
export function withSwitches(source: string, guards: readonly Guard[]): string {
  return guards.reduce((text, { id, find, put }) => {
    if (text.split(find).length !== 2) throw new Error(`The guard "${id}" is not in the source exactly once: ${find}`);
    return text.replace(find, () => put);
  }, source);
}
