import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createSender } from './echo.fixtures.ts';
import type { Spec } from './spec.ts';
import { createValidator } from './validator.ts';

const { spec } = await loadSpec();
const validator = await createValidator({ spec, validateResponses: false });
const { start } = createSender(spec);

const register = '/api/auth/register/';
const profile = '/api/auth/profile/';

/** Bytes that are really held: what nobody refers to any more is let go first. */
function heldBytes(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

test('spellings of the media type do not add checks that are kept for ever', async () => {
  const url = await start();
  const patch = async (type: string) => {
    const answer = await fetch(url + profile, {
      method: 'PATCH',
      body: '{"bio":"x"}',
      headers: { 'Content-Type': type },
    });
    expect(answer.status).toBe(200);
  };
  await patch('application/json');
  const before = heldBytes();
  for (let i = 0; i < 300; i++) await patch(`application/json; x${i}=${i}`);
  // One check takes about 46 kB and 29 ms to compile.
  expect(heldBytes() - before).toBeLessThan(300 * 46_000);
});

test('warming up rejects a spec that cannot be compiled', async () => {
  const broken = structuredClone(spec);
  broken.components = { ...broken.components, schemas: { ...broken.components?.schemas } };
  delete broken.components.schemas?.LoginRequest;
  const compile = async (given: Spec) => (await createValidator({ spec: given, validateResponses: false })).warmUp();
  await expect(compile(broken)).rejects.toThrow();

  const typo = structuredClone(spec);
  Object.assign(typo.components?.schemas?.Latitude ?? {}, { type: 'nomber' });
  await expect(compile(typo)).rejects.toThrow();
});

test('whatever is sent, the answer is a value or one of the documented refusals', async () => {
  const url = await start();
  const leaf = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.boolean(),
    fc.constantFrom(null, '', ' ', '\0', '__proto__', 'constructor', '1e999', '2025-02-30', 'nan', [], {}, [[]]),
  );
  const value = fc.oneof(leaf, fc.array(leaf, { maxLength: 5 }), fc.dictionary(fc.string(), leaf, { maxKeys: 3 }));
  const names = [
    ...['email', 'password', 'full_name', 'phone', 'school', 'year', 'bio', 'avatar_url', 'privacy_level'],
    ...['latitude', 'accuracy', 'message_ids', 'content', 'client_message_id', '__proto__', 'constructor', 'toString'],
  ];
  const body = fc.oneof(value, fc.dictionary(fc.constantFrom(...names), value));
  const target = fc.constantFrom(
    ['POST', register],
    ['PUT', profile],
    ['PATCH', profile],
    ['POST', '/api/users/location/'],
    ['POST', '/api/chat/conversations/1/mark_read/'],
    ['POST', '/api/chat/messages/'],
    ['POST', '/api/matching/requests/'],
  );
  await fc.assert(
    fc.asyncProperty(target, body, async ([method, path], sent) => {
      const answer = await fetch(`${url}${path}`, {
        method: method ?? 'POST',
        body: JSON.stringify(sent),
        headers: { 'Content-Type': 'application/json' },
      });
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400) {
        validator.assertResponse('register', 400, await answer.json(), Object.fromEntries(answer.headers));
      } else await answer.arrayBuffer();
    }),
    { numRuns: 200 },
  );
});

test('whatever stands in a query, the answer is a value or one of the documented refusals', async () => {
  const url = await start();
  const paths = [
    '/api/discover/nearby-learners/',
    '/api/users/location/history/',
    '/api/users/location/stats/',
    '/api/chat/conversations/',
    '/api/chat/conversations/1/messages/',
    '/api/chat/conversations/by-connection/',
    '/api/matching/requests/sent/',
  ];
  const names = [
    'page',
    'page_size',
    'radius',
    'limit',
    'from_date',
    'days',
    'state',
    'connection_id',
    'page[x]',
    '__proto__',
  ];
  const pair = fc.tuple(fc.constantFrom(...names), fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String)));
  const query = fc.array(pair, { maxLength: 6 }).map((pairs) => new URLSearchParams(pairs).toString());
  const raw = fc.string().map((text) => text.replace(/[\s#]/g, ''));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.oneof(query, raw), async (path, text) => {
      const answer = await fetch(`${url}${path}?${text}`);
      expect([200, 400, 404]).toContain(answer.status);
      await answer.arrayBuffer();
    }),
    { numRuns: 200 },
  );
});
