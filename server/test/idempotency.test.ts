import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idempotencyHeader } from '../src/core/idempotency.ts';
import { claimMilliseconds, IdempotencyKeys } from '../src/db/idempotency-keys.ts';
import { listRoutes } from '../src/http/spec.ts';
import { loadSpec } from '../src/spec.ts';
import { type App, anApp, type Person, type Reply } from './app.ts';

let app: App;
let mai: Person;
let an: Person;
let keys = 0;
let key: string;

beforeAll(async () => {
  app = await anApp();
});

beforeEach(async () => {
  mai = await app.person();
  an = await app.person();
  keys += 1;
  key = `key ${keys}`;
});

afterAll(() => app.close());

const withKey = (name = key) => ({ [idempotencyHeader]: name });
const addCity = (name: string, as = mai): Promise<Reply> =>
  app.post('/api/cities/', { as, body: { name }, headers: withKey() });
const replayed = ({ headers }: Reply) => headers.get('idempotent-replayed');

async function count(table: string, condition = 'true'): Promise<number> {
  const [row] = await app.db.query<{ count: number }>(`SELECT count(*) FROM ${table} WHERE ${condition}`);
  return row?.count ?? -1;
}
const citiesCalled = (name: string) => count('cities', `name = '${name}'`);

/** As if the server had died after the work and before the answer. */
const forgetAnswer = () => app.db.query('UPDATE idempotency_keys SET status = NULL, body = NULL WHERE key = $1', [key]);

describe('a write that is sent again', () => {
  test('is done once and answered twice with the same', async () => {
    const first = await addCity('Huế');
    const second = await addCity('Huế');
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect([replayed(first), replayed(second)]).toEqual([null, 'true']);
    expect(await citiesCalled('Huế')).toBe(1);
  });

  test('is done once when all come together', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => addCity('Vinh')));
    expect(answers.filter((it) => it.status === 201 && replayed(it) === null)).toHaveLength(1);
    const ids = answers.flatMap(({ status, body }) => (status === 201 ? [body.id] : []));
    expect(new Set(ids).size).toBe(1);
    expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(await citiesCalled('Vinh')).toBe(1);
  });

  test('means the same as a form', async () => {
    await addCity('Lào Cai');
    const body = new URLSearchParams({ name: ' Lào Cai ' }).toString();
    const headers = { ...withKey(), 'Content-Type': 'application/x-www-form-urlencoded' };
    expect(replayed(await app.post('/api/cities/', { as: mai, body, headers }))).toBe('true');
  });

  test('is refused as it was the first time', async () => {
    const ask = () =>
      app.post('/api/matching/requests/', { as: mai, body: { receiver_id: mai.id }, headers: withKey() });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([400, 400]);
    expect(second.body).toEqual(first.body);
    expect(replayed(second)).toBe('true');
  });

  test('may have been a change of something', async () => {
    const change = (bio: string) => app.patch('/api/auth/profile/', { as: mai, body: { bio }, headers: withKey() });
    const first = await change('Xin chào');
    await app.patch('/api/auth/profile/', { as: mai, body: { bio: 'Tạm biệt' } });
    const second = await change('Xin chào');
    expect(second.body).toEqual(first.body);
    expect((await app.get('/api/auth/profile/', { as: mai })).body.bio).toBe('Tạm biệt');
  });
});

describe('a key', () => {
  test('is refused for another body', async () => {
    await addCity('Nam Định');
    const other = await addCity('Thái Bình');
    expect([other.status, other.body]).toEqual([422, { detail: 'This Idempotency-Key was used for another request.' }]);
    expect(await citiesCalled('Thái Bình')).toBe(0);
  });

  test('is refused for another path', async () => {
    const join = (id: number) => app.post(`/api/groups/${id}/join/`, { as: mai, headers: withKey() });
    expect((await join(1)).status).toBe(404);
    expect((await join(2)).status).toBe(422);
  });

  test('says nothing about other people', async () => {
    const first = await addCity('Đà Lạt');
    const other = await addCity('Đà Lạt', an);
    expect([other.status, replayed(other)]).toEqual([201, null]);
    expect(other.body.id).not.toBe(first.body.id);
    expect((await addCity('Cần Thơ', an)).status).toBe(422);
  });

  test('says nothing about other operations', async () => {
    await addCity('Quy Nhơn');
    const school = await app.post('/api/schools/', {
      as: mai,
      body: { name: 'Quy Nhơn', address: '1 Trần Phú' },
      headers: withKey(),
    });
    expect([school.status, replayed(school)]).toEqual([201, null]);
  });

  test('is forgotten after 24 hours', async () => {
    await addCity('Pleiku');
    app.clock.advance({ minutes: 24 * 60 - 1 });
    const { body } = await app.post('/api/auth/login/', { body: { email: mai.email, password: mai.password } });
    const again = { ...mai, tokens: body.tokens };
    expect(replayed(await addCity('Pleiku', again))).toBe('true');
    app.clock.advance({ minutes: 1 });
    expect(replayed(await addCity('Pleiku', again))).toBe(null);
    expect(await citiesCalled('Pleiku')).toBe(2);
  });
});

describe('what is not kept', () => {
  test('a field that is wrong costs the key nothing', async () => {
    expect((await addCity('')).status).toBe(400);
    expect((await addCity('Sa Pa')).status).toBe(201);
  });

  test('a fault of the server may be tried again', async () => {
    await app.db.query("ALTER TABLE cities ADD CONSTRAINT fault CHECK (name <> 'Hòa Bình')");
    const first = await addCity('Hòa Bình');
    await app.db.query('ALTER TABLE cities DROP CONSTRAINT fault');
    const second = await addCity('Hòa Bình');
    expect([first.status, second.status, replayed(second)]).toEqual([500, 201, null]);
  });

  test('requests without a key, and operations that have none, leave nothing behind', async () => {
    const before = await count('idempotency_keys');
    await app.post('/api/cities/', { as: mai, body: { name: 'Hội An' } });
    await app.get('/api/cities/', { as: mai, headers: withKey() });
    await app.post('/api/auth/login/', { body: { email: an.email, password: an.password }, headers: withKey() });
    await app.put('/api/auth/profile/', { as: an, body: { full_name: 'An' }, headers: withKey() });
    expect(await count('idempotency_keys')).toBe(before);
  });
});

describe('a server that died', () => {
  test('holds the key until its claim has run out, and then the write is tried again', async () => {
    await addCity('Sơn La');
    await forgetAnswer();
    const early = await addCity('Sơn La');
    expect([early.status, early.headers.get('retry-after')]).toEqual([409, '1']);
    expect(early.body).toEqual({ detail: 'A request with this Idempotency-Key is still being processed.' });
    app.clock.advance({ seconds: claimMilliseconds / 1000 });
    const late = await addCity('Sơn La');
    expect([late.status, replayed(late)]).toEqual([201, null]);
    expect(replayed(await addCity('Sơn La'))).toBe('true');
  });

  test('leaves a key behind that is not free for another body', async () => {
    await addCity('Lai Châu');
    await forgetAnswer();
    app.clock.advance({ seconds: claimMilliseconds / 1000 });
    expect((await addCity('Điện Biên')).status).toBe(422);
  });

  test('changes nothing when it comes back after another one has taken over', async () => {
    const store = new IdempotencyKeys(app.db, app.clock, () => undefined);
    const write = { userId: mai.id, operation: 'createCity', key, fingerprint: Buffer.from('one') } as const;
    const slow = await store.claim(write);
    app.clock.advance({ seconds: claimMilliseconds / 1000 });
    const quick = await store.claim(write);
    if (slow.state !== 'claimed' || quick.state !== 'claimed') throw new Error('Nobody got the claim');
    await quick.keep({ status: 201, body: '{"quick":true}' });
    await slow.keep({ status: 201, body: '{"slow":true}' });
    await slow.release();
    expect(await store.claim(write)).toEqual({ state: 'answered', answer: { status: 201, body: '{"quick":true}' } });
    store.close();
  });
});

describe('sweeping', () => {
  test('forgets what is over, and only that', async () => {
    await addCity('Bắc Ninh');
    await app.db.query('UPDATE idempotency_keys SET expires_at = $1', [app.clock.now()]);
    keys += 1;
    key = `key ${keys}`;
    await addCity('Bắc Giang');
    const store = new IdempotencyKeys(app.db, app.clock, () => undefined);
    await store.sweep();
    store.close();
    expect(await count('idempotency_keys')).toBe(1);
    expect(replayed(await addCity('Bắc Giang'))).toBe('true');
  });

  test('leaves everybody the newest ten thousand', async () => {
    await addCity('Bạc Liêu', an);
    await app.db.query(
      `INSERT INTO idempotency_keys (user_id, operation, key, fingerprint, claim, claimed_until, expires_at)
       SELECT $1, 'createCity', 'many ' || n, '', gen_random_uuid(), $2, $2::timestamptz + n * interval '1 second'
       FROM generate_series(1, 10005) n`,
      [mai.id, app.clock.now()],
    );
    await app.db.query("DELETE FROM idempotency_keys WHERE user_id = $1 AND key NOT LIKE 'many %'", [mai.id]);
    const store = new IdempotencyKeys(app.db, app.clock, () => undefined);
    await store.sweep();
    store.close();
    expect(await count('idempotency_keys', `user_id = ${mai.id}`)).toBe(10_000);
    expect(await count('idempotency_keys', "key IN ('many 1', 'many 5')")).toBe(0);
    expect(await count('idempotency_keys', `user_id = ${an.id}`)).toBeGreaterThan(0);
    await app.db.query("DELETE FROM idempotency_keys WHERE key LIKE 'many %'");
  });
});

describe('what is no key', async () => {
  const { spec } = await loadSpec();
  const keyed = listRoutes(spec).filter(({ operation }) => operation.responses['422'] !== undefined);

  test('there is one for everything that people write, and for nothing else', () => {
    const written = listRoutes(spec).filter(
      ({ method, operation }) =>
        ['post', 'patch'].includes(method) && !operation.security && operation.operationId !== 'logout',
    );
    expect(keyed.map(({ operation }) => operation.operationId)).toEqual(
      written.map(({ operation }) => operation.operationId),
    );
  });

  test.each([
    ['nothing', ''],
    ['a text that is too long', 'k'.repeat(256)],
    ['letters beyond ASCII', 'khóa'],
    ['what cannot be printed', 'one\ttwo'],
  ])('%s is refused by every operation as the spec says', async (_, wrong) => {
    for (const { method, template } of keyed) {
      const send = method === 'post' ? app.post : app.patch;
      const path = template.replace(/\{\w+\}/, '1');
      const { status, body } = await send(path, { as: mai, headers: withKey(wrong) });
      expect([path, status]).toEqual([path, 400]);
      expect(body.detail).toBe('Idempotency-Key must consist of 1 to 255 printable ASCII characters.');
    }
  });

  test('the longest key and every printable character will do', async () => {
    key = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index))
      .join('')
      .trim()
      .padEnd(255, 'x');
    expect((await addCity('Phan Thiết')).status).toBe(201);
    expect(replayed(await addCity('Phan Thiết'))).toBe('true');
  });
});
