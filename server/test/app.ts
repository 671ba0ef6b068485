import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { compose, type Parts } from '../src/compose.ts';
import { type Config, readConfig } from '../src/config.ts';
import type { Wire } from '../src/core/wire.ts';
import { loadSpec } from '../src/spec.ts';
import { TestClock } from '../src/testing/test-clock.ts';
import { aDatabase } from './database.ts';

/** Somebody with an account and a sign-in. */
export interface Person {
  id: number;
  email: string;
  password: string;
  fullName: string;
  tokens: Wire['TokenPair'];
}

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests reach into bodies whose shape the response validator has checked
  body: any;
  headers: Headers;
}

interface Request {
  as?: Person;
  body?: unknown;
  headers?: Record<string, string>;
}

const spec = loadSpec();
const password = 'correct horse battery';
let people = 0;

async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return {
    status: response.status,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
    headers: response.headers,
  };
}

/**
 * A composed server on this worker's scratch database. Every answer is checked against the spec by the server itself,
 * which turns an undocumented one into a 500. `settings` are environment values.
 */
export async function anApp(settings: Record<string, string> = {}, parts: Partial<Pick<Parts, 'db' | 'logger'>> = {}) {
  const config: Config = readConfig({
    NODE_ENV: 'test',
    RATE_LIMITS: 'off',
    REDIS_URL: process.env.TEST_REDIS_URL,
    ...settings,
  });
  const db = parts.db ?? (await aDatabase());
  const clock = new TestClock();
  const logger = parts.logger ?? pino({ level: process.env.TEST_LOG_LEVEL ?? 'silent' });
  const server = await compose({ config, secretKey: 'a secret for tests only', spec: await spec, db, clock, logger });
  server.http.listen(0, '127.0.0.1');
  await once(server.http, 'listening');
  const { port } = server.http.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;

  const request =
    (method: string) =>
    async (path: string, { as, body, headers }: Request = {}): Promise<Reply> =>
      readReply(
        await fetch(url + path, {
          method,
          headers: {
            ...(as && { Authorization: `Bearer ${as.tokens.access}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        }),
      );

  const post = request('POST');

  async function person(profile: Partial<Wire['RegisterRequest']> = {}): Promise<Person> {
    people += 1;
    const email = profile.email ?? `person${people}@example.com`;
    const fullName = profile.full_name ?? `Person ${people}`;
    const { status, body } = await post('/api/auth/register/', {
      body: { password, password_confirm: password, ...profile, email, full_name: fullName },
    });
    if (status !== 201) throw new Error(`${email} could not register: ${JSON.stringify(body)}`);
    return { id: body.user.id, email, password, fullName, tokens: body.tokens };
  }

  /** Somebody who looks after the catalogue. */
  async function staff(): Promise<Person> {
    const member = await person();
    await server.features.models.users.update({ isStaff: true }, { where: { id: member.id } });
    return member;
  }

  return {
    url,
    port,
    config,
    db,
    clock,
    server,
    models: server.features.models,
    get: request('GET'),
    post,
    put: request('PUT'),
    patch: request('PATCH'),
    delete: request('DELETE'),
    head: request('HEAD'),
    person,
    staff,
    close: () => server.close(),
  };
}

export type App = Awaited<ReturnType<typeof anApp>>;

/** An app that is closed when the running test ends; for tests that need settings of their own. */
export async function anAppForThisTest(settings: Record<string, string> = {}): Promise<App> {
  const app = await anApp(settings);
  onTestFinished(() => app.close());
  return app;
}
