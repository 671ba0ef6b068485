import { readFileSync } from 'node:fs';
import type { Operation } from './calls.ts';
import { kindOf } from './objects.ts';

interface Described {
  operationId: string;
  tags: [string, ...string[]];
  responses: Record<string, unknown>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

interface Spec {
  paths: Record<string, Partial<Record<(typeof methods)[number], Described>>>;
}

const spec: Spec = JSON.parse(readFileSync(new URL('../../generated/openapi.json', import.meta.url), 'utf8'));

/** Every operation of the spec. */
export const operations: Operation[] = Object.entries(spec.paths).flatMap(([path, item]) =>
  methods.flatMap((method) => {
    const described = item[method];
    if (!described) return [];
    const { operationId: id, tags, responses } = described;
    const success = Number(Object.keys(responses).find((status) => status.startsWith('2')));
    return [{ id, method: method.toUpperCase(), path, tag: tags[0], success, kind: kindOf(id, path) }];
  }),
);
