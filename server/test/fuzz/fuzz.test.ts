import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { seedDemonstration } from '../../src/demonstration/seed.ts';
import { newTokenId, sign, toKey } from '../../src/features/auth/token.rules.ts';
import { createValidator } from '../../src/http/validator.ts';
import { loadSpec } from '../../src/spec.ts';
import { type App, anApp } from '../app.ts';
import { scratchDatabaseUrl } from '../database.ts';
import { empty } from '../scratch-databases.ts';
import { type Answer, faultOf, toCurl } from './attempt.ts';
import { type FuzzRequest, requestsOf } from './requests.ts';

/** A few in every run of the tests, always the same; `npm run fuzz` sends many, others each time. */
const wanted = Number(process.env.FUZZ_REQUESTS ?? 1600);
const seed = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_REQUESTS ? Date.now() % 1_000_000_007 : 1));
const atATime = 5;
/** What people do to each other uses the demonstration data up; then it is laid out anew. */
const passesAWorld = 4;

const { spec } = await loadSpec();
const operations = requestsOf(spec);
const passes = Math.ceil(wanted / (operations.length * atATime));
const key = toKey('a secret for tests only');

let app: App | undefined;
let tokens = new Map<string, string>();
afterAll(() => app?.close());

async function signIn({ db, clock }: App, name: string): Promise<void> {
  const [family] = await db.query<{ id: string; user: number }>(
    `INSERT INTO token_families (id, user_id, created_at)
     SELECT gen_random_uuid(), id, now() FROM users WHERE email = $1 RETURNING id, user_id AS user`,
    [`${name}@study-mate.example`],
  );
  if (!family) throw new Error(`${name} is not among the people of the demonstration data`);
  const now = Math.floor(clock.now().getTime() / 1000);
  const claims = { iat: now, exp: now + 3600, jti: newTokenId(), user_id: String(family.user), family: family.id };
  tokens.set(name, sign({ ...claims, token_type: 'access' }, key));
}

async function aWorld(): Promise<App> {
  await app?.close();
  await empty(await scratchDatabaseUrl());
  const made = await anApp();
  await seedDemonstration({ db: made.db, clock: made.clock, locationDecimals: made.config.locationDecimals });
  tokens = new Map([['forged', 'x.y.z']]);
  for (const name of ['mai', 'an', 'binh', 'chi']) await signIn(made, name);
  return made;
}

async function send(to: App, { method, address, as, contentType, body, key: name }: FuzzRequest): Promise<Answer> {
  const token = tokens.get(as);
  const response = await fetch(to.url + address, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(contentType && { 'Content-Type': contentType }),
      ...(name !== undefined && { 'Idempotency-Key': name }),
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test(`${wanted} requests of all kinds are answered as documented, and wrong ones refused`, async () => {
  const validator = await createValidator({ spec, validateResponses: true });
  const statuses = new Map<string, Map<number, number>>();
  let sent = 0;
  let current: App;

  async function attempt(request: FuzzRequest): Promise<void> {
    let answer = await send(current, request);
    // Some requests end a sign-in; the person comes back.
    if (answer.status === 401 && tokens.has(request.as) && request.as !== 'forged') {
      await signIn(current, request.as);
      answer = await send(current, request);
    }
    sent += 1;
    const counts = statuses.get(request.operationId) ?? new Map<number, number>();
    statuses.set(request.operationId, counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1));
    const fault = faultOf(request, answer, validator);
    if (fault !== undefined) throw new Error(`${request.operationId}: ${fault}\n\n${toCurl(request)}\n`);
  }

  if (process.env.FUZZ_REQUESTS) process.stderr.write(`FUZZ_SEED=${seed}\n`);
  const faults: string[] = [];
  for (let pass = 0; pass < passes; pass += 1) {
    if (pass % passesAWorld === 0) app = await aWorld();
    current = app as App;
    for (const { requests } of operations) {
      const result = await fc.check(fc.asyncProperty(requests, attempt), { seed: seed + pass, numRuns: atATime });
      if (result.failed) faults.push(String((result.errorInstance as Error | undefined)?.message));
    }
    if (process.env.FUZZ_REQUESTS) process.stderr.write(`${sent} requests, ${faults.length} faults\n`);
  }
  expect([...new Set(faults)].join('\n'), `FUZZ_SEED=${seed}`).toBe('');

  const all = [...statuses.values()].flatMap((counts) => [...counts]);
  const share = (from: number) =>
    all.filter(([status]) => Math.floor(status / 100) === from).reduce((sum, [, count]) => sum + count, 0) / sent;
  if (process.env.FUZZ_REQUESTS) {
    const never = [...statuses].filter(([, counts]) => ![...counts.keys()].some((it) => it < 300)).map(([id]) => id);
    process.stderr.write(
      `${sent} requests: ${(share(2) * 100).toFixed(0)} % succeeded; never: ${never.join(', ') || 'none'}\n`,
    );
  }
  // Requests that never get anywhere would find nothing.
  expect(sent).toBeGreaterThanOrEqual(wanted);
  expect(share(2)).toBeGreaterThan(0.2);
  expect(share(4)).toBeGreaterThan(0.2);
}, 3_600_000);
