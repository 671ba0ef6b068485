import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { loadSpec } from '../spec.ts';
import { createDocs } from './docs.ts';
import { listen } from './echo.fixtures.ts';
import { createErrorHandler } from './errors.ts';

const files = await loadSpec();

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const app = express();
  app.disable('etag');
  app.use(createDocs(files)).use(createErrorHandler(pino({ level: 'silent' }), () => undefined));
  return fetch((await listen(app)) + path, { headers, redirect: 'manual' });
}

test.each<[string, Record<string, string>, string]>([
  ['/api/schema/', {}, 'application/json'],
  ['/api/schema', {}, 'application/json'],
  ['/api/schema/?format=json', { Accept: 'application/yaml' }, 'application/json'],
  ['/api/schema/', { Accept: 'text/html,*/*;q=0.8' }, 'application/json'],
  ['/api/schema/?format=yaml', {}, 'application/yaml'],
  ['/api/schema/', { Accept: 'application/yaml' }, 'application/yaml'],
  ['/api/schema/', { Accept: 'application/vnd.oai.openapi' }, 'application/yaml'],
])('%s with %j is the spec as %s', async (path, headers, type) => {
  const response = await get(path, headers);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(await response.text()).toBe(type === 'application/json' ? files.json : files.yaml);
});

test('other formats are not found, and other types not acceptable', async () => {
  const unknown = await get('/api/schema/?format=xml');
  expect([unknown.status, await unknown.json()]).toEqual([404, { detail: 'Not found.' }]);
  const unwanted = await get('/api/schema/', { Accept: 'image/png' });
  expect([unwanted.status, await unwanted.json()]).toEqual([
    406,
    { detail: 'Could not satisfy the request Accept header.' },
  ]);
});

test('a client that has the spec already is told so', async () => {
  const etag = (await get('/api/schema/')).headers.get('etag') ?? '';
  expect((await get('/api/schema/', { 'If-None-Match': etag, 'Cache-Control': 'max-age=0' })).status).toBe(304);
});

test.each(['/api/docs', '/api/redoc', '/api/asyncapi'])('%s finds all its files beside itself', async (path) => {
  const redirect = await get(path);
  expect([redirect.status, redirect.headers.get('location')]).toEqual([301, `${path.split('/').at(-1)}/`]);
  const page = await get(`${path}/`);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(?: 'unsafe-eval')?;/);
  const html = await page.text();
  expect(html).not.toMatch(/<script>|https?:\/\/|(?:src|href)="\//);
  const links = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) {
    const { pathname } = new URL(link, `http://localhost${path}/`);
    const file = await get(pathname);
    expect([pathname, file.status]).toEqual([pathname, 200]);
    expect(file.headers.get('cache-control')).toContain('max-age=3600');
    await file.arrayBuffer();
  }
});

test('the pages load nothing from elsewhere', async () => {
  expect(await (await get('/api/redoc/redoc.standalone.js')).text()).not.toContain('cdn.redoc.ly');
});

test('the events are served as AsyncAPI 3', async () => {
  const response = await get('/api/asyncapi/asyncapi.json');
  expect(response.headers.get('content-type')).toMatch(/^application\/json/);
  expect(await response.json()).toMatchObject({
    asyncapi: expect.stringMatching(/^3\./),
    channels: { everything: {} },
  });
});

test('nothing else of the packages is served', async () => {
  expect((await get('/api/docs/package.json')).status).toBe(404);
  expect((await get('/api/docs/index.html')).status).toBe(404);
});
