import { expect, test } from 'vitest';
import { aClient, json, nameIn } from '../client.fixtures.ts';
import type { Middleware } from './middleware.ts';

test('middleware stands around every attempt, the first outermost', async () => {
  const order: string[] = [];
  const named =
    (name: string): Middleware =>
    async (request, next) => {
      order.push(`${name} asks`);
      const response = await next(request);
      order.push(`${name} hears ${response.status}`);
      return response;
    };
  const middleware = [named('outer'), named('inner')];
  const { mate } = aClient((_, count) => json({}, count === 1 ? 503 : 200), { middleware });
  await mate.auth.getProfile();
  const attempt = (status: number) => ['outer asks', 'inner asks', `inner hears ${status}`, `outer hears ${status}`];
  expect(order).toEqual([...attempt(503), ...attempt(200)]);
});

test('middleware sees the signed request, and what it adds is sent', async () => {
  const middleware: Middleware[] = [
    async (request, next) => {
      request.headers.set('x-seen', String(nameIn(request)));
      return next(request);
    },
  ];
  const { mate, requests } = aClient(() => json({}), { middleware });
  await mate.auth.getProfile();
  await mate.api.GET('/api/auth/profile/');
  expect(requests.map(({ headers }) => headers.get('x-seen'))).toEqual(['first', 'first']);
});

test('middleware may answer in place of the server', async () => {
  const { mate, requests } = aClient(() => json({}), { middleware: [async () => json({ id: 7 })] });
  expect(await mate.auth.getProfile()).toEqual({ id: 7 });
  expect(requests).toEqual([]);
});

test('the answer as it came can be had, errors and each page of a list included', async () => {
  const { mate } = aClient(({ url }) => {
    if (url.includes('/auth/')) return json({ detail: 'No.' }, 403, { 'x-request-id': 'r1' });
    const next = url.includes('page=2') ? null : 'http://study.test/?page=2';
    return json({ count: 2, next, previous: null, results: [{}] }, 200, { 'x-request-id': next ? 'r2' : 'r3' });
  });
  const heard: unknown[] = [];
  const onResponse = ({ status, headers }: Response) => heard.push([status, headers.get('x-request-id')]);
  await expect(mate.auth.getProfile({ onResponse })).rejects.toThrow('No.');
  for await (const row of mate.subjects.listSubjects({}, { onResponse })) expect(row).toEqual({});
  expect(heard).toEqual([
    [403, 'r1'],
    [200, 'r2'],
    [200, 'r3'],
  ]);
});
