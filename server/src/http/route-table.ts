import type { OperationId } from '../core/wire.ts';
import { listRoutes, type Spec, type SpecOperation } from './spec.ts';

export interface FoundRoute {
  kind: 'found';
  operationId: OperationId;
  operation: SpecOperation;
  /** The path as the spec writes it. */
  template: string;
  pathParams: Record<string, string>;
  /** Answered without a sign-in. */
  isOpen: boolean;
}

export type RouteMatch =
  | FoundRoute
  | { kind: 'method-not-allowed'; allow: string[]; isOpen: boolean }
  | { kind: 'unknown' };

export interface RouteTable {
  match(method: string, path: string): RouteMatch;
  /** Whether the spec has this path, with any method. */
  knows(path: string): boolean;
}

interface Path {
  template: string;
  names: string[];
  pattern: RegExp;
  methods: Map<string, SpecOperation>;
}

const escapeText = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function compilePath(template: string): Path {
  const names: string[] = [];
  const pattern = template.split(/(\{[^}]+\})/).map((part) => {
    if (!part.startsWith('{')) return escapeText(part);
    names.push(part.slice(1, -1));
    return '([^/]+)';
  });
  return { template, names, pattern: new RegExp(`^${pattern.join('')}$`), methods: new Map() };
}

/** Undefined when a value is no valid percent-encoding. */
function readParams(path: Path, texts: string[]): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  try {
    path.names.forEach((name, index) => {
      params[name] = decodeURIComponent(texts[index] ?? '');
    });
  } catch {
    return undefined;
  }
  return params;
}

const unknown: RouteMatch = { kind: 'unknown' };

function wrongMethod(path: Path, isOpen: (operation: SpecOperation) => boolean): RouteMatch {
  const allow = [...path.methods.keys()].flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  return { kind: 'method-not-allowed', allow, isOpen: [...path.methods.values()].some(isOpen) };
}

/** Finds the operation of a request: a lookup for paths without parameters, ready-made expressions for the others. */
export function createRouteTable(spec: Spec): RouteTable {
  const byTemplate = new Map<string, Path>();
  for (const { method, template, operation } of listRoutes(spec)) {
    const path = byTemplate.get(template) ?? compilePath(template);
    path.methods.set(method.toUpperCase(), operation);
    byTemplate.set(template, path);
  }
  const paths = [...byTemplate.values()];
  const fixed = new Map(paths.filter((path) => path.names.length === 0).map((path) => [path.template, path]));
  // A tilde sorts behind letters, so of two paths that fit, the one that is written out further left comes first.
  const rank = (path: Path) => path.template.replaceAll('{', '~');
  const open = paths.filter((path) => path.names.length > 0).sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const isOpen = (operation: SpecOperation) => (operation.security ?? spec.security ?? []).length === 0;

  function find(text: string): { path: Path; params: Record<string, string> } | undefined {
    const path = fixed.get(text);
    if (path) return { path, params: {} };
    for (const candidate of open) {
      const found = candidate.pattern.exec(text);
      if (!found) continue;
      const params = readParams(candidate, found.slice(1));
      return params && { path: candidate, params };
    }
    return undefined;
  }

  return {
    match(method, text) {
      const found = find(text);
      if (!found) return unknown;
      const operation = found.path.methods.get(method === 'HEAD' ? 'GET' : method);
      if (!operation) return wrongMethod(found.path, isOpen);
      return {
        kind: 'found',
        // The bundled spec and the generated types have the same source.
        operationId: operation.operationId as OperationId,
        operation,
        template: found.path.template,
        pathParams: found.params,
        isOpen: isOpen(operation),
      };
    },
    knows: (text) => find(text) !== undefined,
  };
}
