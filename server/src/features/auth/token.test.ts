import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest, type Person } from '../../../test/app.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const refresh = (person: Person, token = person.tokens.refresh) =>
  app.post('/api/auth/token/refresh/', { body: { refresh: token } });
const profile = (person: Person) => app.get('/api/auth/profile/', { as: person });
const notValid = (message: string) => ({
  detail: 'Given token not valid for any token type',
  code: 'token_not_valid',
  messages: [{ token_class: 'AccessToken', token_type: 'access', message }],
});

describe('signing in with a token', () => {
  test('nothing, another scheme and a malformed header', async () => {
    const none = await app.get('/api/auth/profile/');
    const other = await app.get('/api/auth/profile/', { headers: { Authorization: 'bearer x' } });
    const parts = await app.get('/api/auth/profile/', { headers: { Authorization: 'Bearer a b' } });
    expect(none.status).toBe(401);
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="api"');
    expect(none.body).toEqual({ detail: 'Authentication credentials were not provided.' });
    expect(other.body).toEqual(none.body);
    expect(parts.body).toEqual({
      detail: 'Authorization header must contain two space-delimited values',
      code: 'bad_authorization_header',
    });
  });

  test('garbage, an expired token and a refresh token', async () => {
    const person = await app.person();
    const withToken = (token: string) =>
      app.get('/api/auth/profile/', { headers: { Authorization: `Bearer ${token}` } });
    expect((await withToken('garbage')).body).toEqual(notValid('Token is invalid'));
    expect((await withToken(person.tokens.refresh)).body).toEqual(notValid('Token has wrong type'));
    app.clock.advance({ minutes: 5 });
    expect((await withToken(person.tokens.access)).body).toEqual(notValid('Token is expired'));
  });

  test('a token without signature or of another algorithm is refused', async () => {
    const person = await app.person();
    const claims = jwt.decode(person.tokens.access) as object;
    const unsigned = jwt.sign(claims, '', { algorithm: 'none' });
    const other = jwt.sign(claims, 'a secret for tests only', { algorithm: 'HS512' });
    for (const token of [unsigned, other]) {
      const { status } = await app.get('/api/auth/profile/', { headers: { Authorization: `Bearer ${token}` } });
      expect(status).toBe(401);
    }
  });

  test('carries the documented claims', async () => {
    const person = await app.person();
    const claims = jwt.decode(person.tokens.access);
    expect(claims).toMatchObject({
      token_type: 'access',
      user_id: String(person.id),
      jti: expect.stringMatching(/^[\da-f]{32}$/),
    });
  });

  test('of sign-ins that are listening, those of banned and vanished accounts are found too', async () => {
    const [stays, banned, gone, out] = [await app.person(), await app.person(), await app.person(), await app.person()];
    const familyOf = async ({ id }: Person) =>
      (await app.models.families.findOne({ where: { userId: id }, rejectOnEmpty: true })).id;
    const [theirs, ...ended] = await Promise.all([stays, banned, gone, out].map(familyOf));
    await app.models.users.update({ status: 'banned' }, { where: { id: banned.id } });
    await app.models.users.destroy({ where: { id: gone.id } });
    await app.post('/api/auth/logout/', { as: out });
    const { accounts } = app.server.features;
    expect((await accounts.loadRevoked([`${theirs}`, ...ended])).sort()).toEqual([...ended].sort());
  });

  test('a banned or vanished account is out at once', async () => {
    const banned = await app.person();
    const gone = await app.person();
    await app.models.users.update({ status: 'banned' }, { where: { id: banned.id } });
    await app.models.users.destroy({ where: { id: gone.id } });
    expect((await profile(banned)).body).toEqual({ detail: 'User account is not active.' });
    expect((await profile(gone)).body).toEqual({ detail: 'User not found.' });
    expect((await refresh(banned)).status).toBe(401);
    expect((await refresh(gone)).body).toEqual({ detail: 'Token is invalid', code: 'token_not_valid' });
  });
});

describe('refreshToken', () => {
  test('gives a new pair', async () => {
    const person = await app.person();
    const { status, body } = await refresh(person);
    expect(status).toBe(200);
    expect(body.refresh).not.toBe(person.tokens.refresh);
    expect((await profile({ ...person, tokens: body })).status).toBe(200);
  });

  test('two hundred at once get the same successor', async () => {
    const person = await app.person();
    const replies = await Promise.all(Array.from({ length: 200 }, () => refresh(person)));
    expect(replies.every((reply) => reply.status === 200)).toBe(true);
    expect(new Set(replies.map((reply) => reply.body.refresh)).size).toBe(1);
  });

  test('a token used up is a retry while its successor is unused, and theft afterwards', async () => {
    const person = await app.person();
    const first = await refresh(person);
    expect((await refresh(person)).body.refresh).toBe(first.body.refresh);
    const second = await refresh(person, first.body.refresh);
    expect(second.status).toBe(200);

    const theft = await refresh(person);
    expect(theft.status).toBe(401);
    expect(theft.body).toEqual({ detail: 'Token is blacklisted', code: 'token_not_valid' });
    expect((await refresh(person, second.body.refresh)).status).toBe(401);
    expect((await profile({ ...person, tokens: second.body })).body).toEqual(notValid('Token is blacklisted'));
  });

  test('refuses what is no refresh token', async () => {
    const person = await app.person();
    const missing = await app.post('/api/auth/token/refresh/');
    expect([missing.status, missing.body]).toEqual([400, { refresh: ['This field is required.'] }]);
    expect((await refresh(person, 'garbage')).body).toEqual({ detail: 'Token is invalid', code: 'token_not_valid' });
    expect((await refresh(person, person.tokens.access)).body.detail).toBe('Token has wrong type');
    app.clock.advance({ days: 1 });
    expect((await refresh(person)).body.detail).toBe('Token is expired');
  });

  test('without rotation the refresh token stays', async () => {
    const steady = await anAppForThisTest({ ROTATE_REFRESH_TOKENS: 'false' });
    const person = await steady.person();
    const { body } = await steady.post('/api/auth/token/refresh/', { body: { refresh: person.tokens.refresh } });
    expect(body.refresh).toBe(person.tokens.refresh);
  });

  test('without blacklisting a rotated token may be used again', async () => {
    const lenient = await anAppForThisTest({ BLACKLIST_AFTER_ROTATION: 'false' });
    const person = await lenient.person();
    const again = () => lenient.post('/api/auth/token/refresh/', { body: { refresh: person.tokens.refresh } });
    const first = await again();
    await lenient.post('/api/auth/token/refresh/', { body: { refresh: first.body.refresh } });
    expect((await again()).status).toBe(200);
  });
});

describe('logout', () => {
  test('ends the sign-in at once, access token included, and no other', async () => {
    const person = await app.person();
    const other = await app.post('/api/auth/login/', { body: { email: person.email, password: person.password } });
    const { status, body } = await app.post('/api/auth/logout/', {
      as: person,
      body: { refresh: person.tokens.refresh },
    });
    expect([status, body]).toEqual([200, { message: 'Logout successful' }]);
    expect((await profile(person)).status).toBe(401);
    expect((await refresh(person)).body.detail).toBe('Token is blacklisted');
    expect((await profile({ ...person, tokens: other.body.tokens })).status).toBe(200);
  });

  test('without a refresh token it ends the sign-in of the request', async () => {
    const person = await app.person();
    expect((await app.post('/api/auth/logout/', { as: person })).status).toBe(200);
    expect((await profile(person)).status).toBe(401);
  });

  test("refuses garbage and other people's tokens", async () => {
    const person = await app.person();
    const victim = await app.person();
    for (const token of ['garbage', person.tokens.access, victim.tokens.refresh]) {
      const { status, body } = await app.post('/api/auth/logout/', { as: person, body: { refresh: token } });
      expect([status, body]).toEqual([400, { error: 'Invalid token', detail: 'Invalid token' }]);
    }
    expect((await refresh(victim)).status).toBe(200);
  });

  test('needs a sign-in', async () => {
    expect((await app.post('/api/auth/logout/')).status).toBe(401);
  });
});
