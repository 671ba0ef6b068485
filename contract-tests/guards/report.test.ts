import { expect, test } from 'vitest';
import type { Spec } from '../documented.ts';
import type { EventOutcomes } from '../event-outcomes.ts';
import type { Interaction } from '../pact-files.ts';
import { type Exercised, type Material, type Matrix, modelOf } from '../reporting/report.model.ts';
import { pageOf } from '../reporting/report.page.tsx';

const json = { content: { 'application/json': {} } };
const spec: Spec = {
  paths: {
    '/api/cities/': {
      get: { operationId: 'listCities', tags: ['cities'], responses: { 200: json, 401: json, 404: json } },
    },
  },
  components: {},
  'x-events': { client: {}, server: { wave: { payload: {} } }, refusal: {} },
};

const none = 'Nobody waves twice.';
const declared: EventOutcomes = {
  server: { wave: { delivered: true, acknowledged: none, error: none, duplicate: none, unauthorised: none } },
  client: {},
};

const answered = (status: number, description: string): Interaction => ({
  type: 'Synchronous/HTTP',
  description,
  providerStates: [{ name: 'I am signed in' }],
  request: { method: 'GET', path: '/api/cities/' },
  response: { status, body: { content: [], contentType: 'application/json' } },
});

const from = (interaction: Interaction, verified?: Exercised['verified']): Exercised => ({
  interaction,
  consumer: 'sdk',
  file: 'consumer/cities.pact.test.ts',
  verified,
});

const hostile = '<script>alert("&")</script>';
const seen = [
  { kind: 'answer', operation: 'listCities', status: 200, mediaType: 'application/json' },
  { kind: 'event', event: 'chat_message' },
] as const;

const run: Omit<Material, 'exercised'> = {
  spec,
  declared,
  parts: [{ name: 'record', milliseconds: 6_400 }],
  hasPassed: false,
  madeAt: new Date('2026-01-02T03:04:05Z'),
};
const report = modelOf({
  ...run,
  exercised: [
    from(answered(200, hostile), { description: hostile, milliseconds: 70, seen }),
    from(answered(401, 'nobody is signed in'), { description: 'nobody is signed in', milliseconds: 90, seen }),
    from(answered(418, 'a teapot')),
  ],
});

/** By promise, whether those who cover it were seen; the reason where nobody can. */
const summed = ({ rows }: Matrix) =>
  rows.map(({ cells }) =>
    Object.fromEntries(
      [...cells].map(([promise, { impossible, by }]) => [promise, impossible ?? by.map(({ isSeen }) => isSeen)]),
    ),
  );

test('a promise is missing, in a pact, or seen live as well', () => {
  expect(report.operations.map(summed)).toEqual([[{ 200: [true], 401: [false], 404: [] }]]);
  const [, ofServer] = report.events;
  const impossible = { acknowledged: none, error: none, duplicate: none, unauthorised: none };
  expect(ofServer && summed(ofServer)).toEqual([{ delivered: [], ...impossible }]);
  expect(report.promises).toEqual({ all: 4, recorded: 2, seen: 1 });
  expect(report.interactions).toEqual({ all: 3, verified: 2 });
});

test('what nobody has documented is told with who shows it', () => {
  expect(report.stray).toMatchObject([{ name: 'listCities', promise: '418', by: { title: 'a teapot' } }]);
});

test('states are counted, and the slowest interactions come first', () => {
  expect(report.states).toEqual([{ name: 'I am signed in', interactions: 3 }]);
  expect(report.slowest.map(({ milliseconds }) => milliseconds)).toEqual([90, 70]);
});

const page = pageOf(report);

/** The cell of a promise, as text between its tags. */
const cellsOf = (name: string): string[] => {
  const [, row = ''] = page.split(`<th scope="row">${name}`);
  return [...(row.split('</tr>')[0] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
};

test('the page tells in words how each cell is doing, and what covers it', () => {
  const [found, refused, missing] = cellsOf('listCities');
  expect(found).toMatch(/^✓ in a pact and seen live 1 sdk: consumer\/cities.pact.test.ts /);
  expect(refused).toMatch(/^◐ in a pact, but not seen live 1 .* nobody is signed in \(not seen live\)$/);
  expect(missing).toBe('✗ in no pact missing');
  expect(cellsOf('wave').at(1)).toBe(`– not possible ${none}`);
  expect(page).toContain('Some tests failed.');
  expect(page).toContain('6.4 s');
});

test('no text of a test can become markup', () => {
  expect(page).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
  expect(page).not.toContain('<script');
});

test('the page fetches nothing, and every address in it leads to a place in it', () => {
  expect(page).not.toMatch(/https?:|url\(|@import|\ssrc=|<link/);
  const addresses = [...page.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses.length).toBeGreaterThan(3);
  for (const address of addresses) expect(page).toContain(`id="${address?.slice(1)}"`);
});
