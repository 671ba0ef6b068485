import { operationTable } from '../../generated/operations.ts';
import type { OperationId } from './operation.ts';

export type Route =
  | { kind: 'found'; id: OperationId; isOpen: boolean; hasBody: boolean; params: Record<string, string> }
  | { kind: 'wrong method'; allow: string[]; isOpen: boolean }
  | { kind: 'unknown' };

interface Path {
  pattern: RegExp;
  /** Operations by method. */
  methods: Map<string, OperationId>;
}

const toPattern = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/{(\w+)}/g, '(?<$1>[^/]+)')}$`);

const paths = new Map<string, Path>();
for (const [id, { method, path }] of Object.entries(operationTable)) {
  const known = paths.get(path) ?? { pattern: toPattern(path), methods: new Map() };
  paths.set(path, known);
  // The table is generated from the same spec as the types.
  known.methods.set(method, id as OperationId);
}

/** Where two paths fit, the one that is written out further left comes first: braces sort behind letters. */
const inOrder = [...paths].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, path]) => path);

const isOpen = (id: OperationId): boolean => operationTable[id]?.isOpen ?? false;

/** The values of a path's parameters; undefined when one is no valid percent-encoding. */
function decode(groups: Record<string, string>): Record<string, string> | undefined {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    return undefined;
  }
}

/** Finds the operation of a request. A missing slash at the end is forgiven. */
export function findRoute(method: string, address: string): Route {
  const path = address.endsWith('/') ? address : `${address}/`;
  const found = inOrder.find(({ pattern }) => pattern.test(path));
  const params = decode(found?.pattern.exec(path)?.groups ?? {});
  if (!found || !params) return { kind: 'unknown' };
  const id = found.methods.get(method === 'HEAD' ? 'GET' : method);
  if (id) return { kind: 'found', id, isOpen: isOpen(id), hasBody: operationTable[id]?.hasBody ?? false, params };
  const allow = [...found.methods.keys()].flatMap((it) => (it === 'GET' ? ['GET', 'HEAD'] : [it]));
  return { kind: 'wrong method', allow, isOpen: [...found.methods.values()].some(isOpen) };
}
