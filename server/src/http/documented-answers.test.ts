import { expect, test } from 'vitest';
import { withOneFieldMore } from '../../test/one-field-more.ts';
import type { OperationId } from '../core/wire.ts';
import { loadSpec } from '../spec.ts';
import { createResponseValidator, UndocumentedResponse } from './response-validator.ts';
import { dereference, listRoutes, type SpecHeader, type SpecResponse } from './spec.ts';

const { spec } = await loadSpec();
const { assertResponse } = createResponseValidator(spec);

interface Example {
  operation: OperationId;
  status: number;
  body: unknown;
  headers: Record<string, string>;
  /** Those of the headers that may not be missing. */
  required: string[];
}

type WithExample = SpecHeader & { example?: unknown };
type Content = { examples?: Record<string, { value?: unknown }>; example?: unknown };
type WithExamples = SpecResponse & { content?: Record<string, Content> };

/** Every answer that the spec shows, with an example of each header. */
const examples: Example[] = listRoutes(spec).flatMap(({ operation }) =>
  Object.entries(operation.responses).flatMap(([status, answer]) => {
    const { content = {}, headers: promised = {} } = dereference<WithExamples>(spec, answer);
    const named = Object.entries(promised).map(
      ([name, header]) => [name, dereference<WithExample>(spec, header)] as const,
    );
    const shared = {
      operation: operation.operationId as OperationId,
      status: Number(status),
      required: named.filter(([, { required }]) => required).map(([name]) => name),
    };
    const headers = Object.fromEntries(named.map(([name, { example }]) => [name, String(example)]));
    return Object.entries(content).flatMap(([mediaType, { examples: several = {}, example }]) =>
      [example, ...Object.values(several).map(({ value }) => value)]
        .filter((body) => body !== undefined)
        .map((body) => ({ ...shared, body, headers: { ...headers, 'Content-Type': mediaType } })),
    );
  }),
);

const assertAnswer = ({ operation, status, body, headers }: Example): void =>
  assertResponse(operation, status, body, headers);

test('every example of the spec is an answer that passes', () => {
  expect(examples.length).toBeGreaterThan(500);
  for (const example of examples) assertAnswer(example);
});

test('a field that the spec does not know is refused wherever it is', () => {
  const changed = examples.flatMap((example) =>
    [...withOneFieldMore(example.body)].map((body) => ({ ...example, body })),
  );
  expect(changed.length).toBeGreaterThan(examples.length);
  for (const answer of changed) {
    expect(() => assertAnswer(answer), JSON.stringify(answer)).toThrow(UndocumentedResponse);
  }
});

test('no header that the spec requires may be missing', () => {
  const poorer = examples.flatMap((example) =>
    example.required.map((name) => {
      const { [name]: _, ...headers } = example.headers;
      return { ...example, headers };
    }),
  );
  expect(poorer.length).toBeGreaterThan(100);
  for (const answer of poorer) {
    expect(() => assertAnswer(answer), JSON.stringify(answer)).toThrow(/the header .* is missing/);
  }
});

test('whoever is refused a token or told to wait is told how', () => {
  const promised = { 401: 'WWW-Authenticate', 429: 'Retry-After' };
  for (const [status, header] of Object.entries(promised)) {
    const affected = examples.filter((example) => example.status === Number(status));
    expect(affected.length).toBeGreaterThan(0);
    expect(affected.filter(({ required }) => !required.includes(header))).toEqual([]);
  }
});
