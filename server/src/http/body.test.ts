import { request } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createEcho, listen } from './echo.fixtures.ts';
import type { Spec } from './spec.ts';
import { createValidator, type Validator } from './validator.ts';

let spec: Spec;
let validator: Validator;

beforeAll(async () => {
  ({ spec } = await loadSpec());
  validator = await createValidator({ spec, validateResponses: false });
  validator.warmUp();
});

const profile = '/api/auth/profile/';
const markRead = '/api/chat/conversations/1/mark_read/';

async function send(path: string, init: RequestInit): Promise<[number, unknown]> {
  const url = await listen(createEcho(spec, validator));
  const response = await fetch(url + path, { method: 'POST', ...init });
  const answer = (await response.json()) as { body?: unknown };
  return [response.status, response.ok ? answer.body : answer];
}

const as = (type: string) => ({ headers: { 'Content-Type': type } });
const json = as('application/json');
const patch = { method: 'PATCH' };

test('JSON, both kinds of forms and other spellings of the same types mean the same', async () => {
  const read = [200, { full_name: 'An', year: 3, phone: null }];
  const fields = { full_name: ' An ', year: '3', phone: '' };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  expect(await send(profile, { ...patch, ...json, body: JSON.stringify(fields) })).toEqual(read);
  const loud = as('APPLICATION/JSON ; charset=UTF-8');
  expect(await send(profile, { ...patch, ...loud, body: JSON.stringify(fields) })).toEqual(read);
  expect(await send(profile, { ...patch, body: new URLSearchParams(fields) })).toEqual(read);
  expect(await send(profile, { ...patch, body: form })).toEqual(read);
});

test('a form repeats a field to make a list, and a single one is a list of one', async () => {
  expect(await send(markRead, { body: new URLSearchParams('message_ids=1&message_ids=2') })).toEqual([
    200,
    { message_ids: [1, 2] },
  ]);
  expect(await send(markRead, { body: new URLSearchParams('message_ids=5') })).toEqual([200, { message_ids: [5] }]);
  const form = new FormData();
  for (let id = 1; id <= 30; id++) form.append('message_ids', String(id));
  const [status, body] = await send(markRead, { body: form });
  expect([status, (body as { message_ids: unknown[] }).message_ids.length]).toEqual([200, 30]);
  const many = Array.from({ length: 300 }, (_, id) => `message_ids=${id + 1}`).join('&');
  const answer = await send(markRead, { body: new URLSearchParams(many) });
  expect((answer[1] as { message_ids: unknown[] }).message_ids).toHaveLength(300);
});

test('of a field that a form repeats the last value counts', async () => {
  expect(await send(profile, { ...patch, body: new URLSearchParams('year=1&year=2') })).toEqual([200, { year: 2 }]);
});

test.each([
  ['no type', {}],
  ['JSON', json],
  ['a form', as('application/x-www-form-urlencoded')],
  ['some other type', as('text/plain')],
])('no body at all with %s is an empty object', async (_name, headers) => {
  expect(await send(profile, { ...patch, ...headers })).toEqual([200, {}]);
  expect(await send(profile, { ...patch, ...headers, body: '' })).toEqual([200, {}]);
});

const chunks = (...texts: string[]): RequestInit =>
  ({ body: new Blob(texts).stream(), duplex: 'half' }) as unknown as RequestInit;

test('a body without a declared length is read, too, and an empty one is an empty object', async () => {
  expect(await send(profile, { ...patch, ...json, ...chunks('{"bio":', '"x"}') })).toEqual([200, { bio: 'x' }]);
  expect(await send(profile, { ...patch, ...as('text/plain'), ...chunks() })).toEqual([200, {}]);
  expect(await send(profile, { ...patch, ...json, ...chunks() })).toEqual([200, {}]);
});

test.each(['text/plain', 'application/xml', 'application/merge-patch+json', 'nonsense'])(
  '%s is not read',
  async (type) => {
    const refused = [415, { detail: `Unsupported media type "${type}" in request.` }];
    expect(await send(profile, { ...patch, ...as(type), body: '{}' })).toEqual(refused);
    expect(await send(profile, { ...patch, ...as(type), ...chunks('{}') })).toEqual(refused);
  },
);

test('neither are other alphabets and compressed bodies', async () => {
  const latin = 'application/json; charset=latin1';
  expect(await send(profile, { ...patch, ...as(latin), body: '{}' })).toEqual([
    415,
    { detail: `Unsupported media type "${latin}" in request.` },
  ]);
  const zipped = { headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' } };
  expect((await send(profile, { ...patch, ...zipped, body: 'x' }))[0]).toBe(415);
});

test.each([['{'], ['{"bio": }'], ['nothing'], ["{'bio': 1}"], [' ']])('%j is no JSON', async (body) => {
  const [status, answer] = await send(profile, { ...patch, ...json, body });
  expect(status).toBe(400);
  expect(answer).toEqual({ detail: expect.stringMatching(/^JSON parse error - ./) });
});

test('JSON has to be UTF-8', async () => {
  const body = Buffer.from([...Buffer.from('{"bio":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
  expect(await send(profile, { ...patch, ...json, body })).toEqual([
    400,
    { detail: 'JSON parse error - The text is not UTF-8' },
  ]);
});

const tooLarge = [413, { detail: 'Request body is too large. The limit is 100 kB.' }];

test('more than 100 kB is not read', async () => {
  const bio = 'x'.repeat(101 * 1024);
  expect(await send(profile, { ...patch, ...json, body: JSON.stringify({ bio }) })).toEqual(tooLarge);
  expect(await send(profile, { ...patch, ...json, ...chunks(JSON.stringify({ bio })) })).toEqual(tooLarge);
  expect(await send(profile, { ...patch, body: new URLSearchParams({ bio }) })).toEqual(tooLarge);
  const form = new FormData();
  form.set('bio', bio);
  expect(await send(profile, { ...patch, body: form })).toEqual(tooLarge);
  const boundary = 'multipart/form-data; boundary=b';
  const part = `--b\r\nContent-Disposition: form-data; name="bio"\r\n\r\n${bio}\r\n--b--\r\n`;
  expect(await send(profile, { ...patch, ...as(boundary), ...chunks(part) })).toEqual(tooLarge);
});

test('a broken form and a form with a file say so', async () => {
  const broken = await send(profile, { ...patch, ...as('multipart/form-data; boundary=b'), body: '--b\r\nnonsense' });
  expect(broken).toEqual([400, { detail: expect.stringMatching(/^Multipart form parse error - ./) }]);
  const unbounded = await send(profile, { ...patch, ...as('multipart/form-data'), body: 'x' });
  expect(unbounded).toEqual([400, { detail: expect.stringMatching(/^Multipart form parse error - ./) }]);
  const form = new FormData();
  form.set('avatar', new Blob(['x']), 'a.png');
  expect(await send(profile, { ...patch, body: form })).toEqual([
    400,
    { detail: 'Multipart form parse error - Unexpected file field' },
  ]);
});

test('operations without a body do not care what comes with them', async () => {
  const url = await listen(createEcho(spec, validator));
  const accept = '/api/matching/requests/7/accept/';
  for (const init of [{ ...json, body: '{' }, { ...as('text/plain'), body: 'x' }, { ...json, body: '[]' }, {}]) {
    expect((await fetch(url + accept, { method: 'POST', ...init })).status).toBe(200);
  }
});

test('a connection that was answered early serves the next request', async () => {
  const url = new URL(await listen(createEcho(spec, validator)));
  const statuses = await new Promise<string>((resolve, reject) => {
    const outgoing = request({
      host: url.hostname,
      port: url.port,
      path: profile,
      method: 'PATCH',
      headers: { 'Content-Type': 'text/plain' },
    });
    outgoing.on('error', reject).on('response', (response) => {
      response.resume().on('end', () => resolve(String(response.statusCode)));
    });
    outgoing.write('some');
    outgoing.end('thing');
  });
  expect(statuses).toBe('415');
  expect((await fetch(new URL('/api/users/location/stats/', url))).status).toBe(200);
});
