import { once } from 'node:events';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { anAppForThisTest } from './app.ts';
import { bodyTexts, listSizes } from './inputs.ts';

const unbounded = ['refreshToken.refresh', 'logout.refresh'];

test.each(bodyTexts().filter(({ path }) => !unbounded.includes(path)))('$path has an end', ({ schema }) => {
  const isBounded = schema.maxLength !== undefined || schema.enum !== undefined;
  expect(isBounded || ['date', 'date-time', 'uuid'].includes(schema.format ?? '')).toBe(true);
});

test('tokens are as long as a body may be, and no longer', async () => {
  const app = await anAppForThisTest();
  const refresh = 'x'.repeat(90 * 1024);
  expect((await app.post('/api/auth/token/refresh/', { body: { refresh } })).status).toBe(401);
  expect((await app.post('/api/auth/token/refresh/', { body: { refresh: refresh + refresh } })).status).toBe(413);
});

test.each(listSizes())('$path lists a hundred rows at most', ({ schema }) => {
  expect(schema).toMatchObject({ minimum: 1, maximum: 100 });
});

test('a password is kept as it is typed, and 128 characters are enough', async () => {
  const app = await anAppForThisTest();
  const password = ' between two spaces ';
  const { status } = await app.post('/api/auth/register/', {
    body: { email: 'spaces@example.com', full_name: 'An', password, password_confirm: password },
  });
  expect(status).toBe(201);
  const login = (typed: string) =>
    app.post('/api/auth/login/', { body: { email: 'spaces@example.com', password: typed } });
  expect((await login(password)).status).toBe(200);
  expect((await login(password.trim())).status).toBe(400);
  const long = 'x'.repeat(129);
  expect(
    (
      await app.post('/api/auth/register/', {
        body: { email: 'long@example.com', full_name: 'An', password: long, password_confirm: long },
      })
    ).body,
  ).toMatchObject({ password: ['Ensure this field has no more than 128 characters.'] });
});

test('with a public address links lead there, whatever host a request names', async () => {
  const app = await anAppForThisTest({ PUBLIC_URL: 'https://study.example.org' });
  const an = await app.person();
  for (const name of ['One', 'Two']) await app.post('/api/cities/', { as: an, body: { name } });
  const asked = request({
    port: app.port,
    path: '/api/cities/?page_size=1',
    headers: { Host: 'evil.example', Authorization: `Bearer ${an.tokens.access}` },
  }).end();
  const [response] = await once(asked, 'response');
  const body = JSON.parse(Buffer.concat(await response.toArray()).toString());
  expect(body.next).toBe('https://study.example.org/api/cities/?page=2&page_size=1');
});
