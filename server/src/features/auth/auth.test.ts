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

describe('register', () => {
  const form = { email: 'mai@example.com', password: 'a long password', password_confirm: 'a long password' };

  test('creates an account that is signed in', async () => {
    const { status, body } = await app.post('/api/auth/register/', {
      body: { ...form, full_name: '  Mai Nguyễn ', phone: '', school: 77, major: '', bio: 'Xin chào' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      message: 'User registered successfully',
      user: {
        email: 'mai@example.com',
        full_name: 'Mai Nguyễn',
        phone: null,
        school: null,
        school_name: null,
        major: null,
        bio: 'Xin chào',
        learning_radius_km: 5,
        privacy_level: 'open',
        status: 'active',
        last_active_at: null,
      },
    });
    const reply = await app.get('/api/auth/profile/', { headers: { Authorization: `Bearer ${body.tokens.access}` } });
    expect(reply.status).toBe(200);
  });

  test('tells everything that is missing at once', async () => {
    const { status, body } = await app.post('/api/auth/register/');
    expect(status).toBe(400);
    const required = ['This field is required.'];
    expect(body).toEqual({ email: required, password: required, password_confirm: required, full_name: required });
  });

  test('compares the passwords once the fields are right', async () => {
    const { body } = await app.post('/api/auth/register/', {
      body: { ...form, email: 'two@example.com', full_name: 'Two', password_confirm: 'another password' },
    });
    expect(body).toEqual({ password: ['Passwords do not match.'] });
  });

  test('an address differing in case is the same address', async () => {
    await app.person({ email: 'An@Example.com' });
    const { status, body } = await app.post('/api/auth/register/', {
      body: { ...form, email: 'aN@exAmple.COM', full_name: 'An' },
    });
    expect(status).toBe(400);
    expect(body).toEqual({ email: ['User with this email already exists.'] });
  });

  test('any number of people have no phone, but a number has one owner', async () => {
    await app.person({ phone: '' });
    await app.person({ phone: '' });
    await app.person({ phone: '+84 900 000 001' });
    const { body } = await app.post('/api/auth/register/', {
      body: { ...form, email: 'three@example.com', full_name: 'Three', phone: '+84 900 000 001' },
    });
    expect(body).toEqual({ phone: ['User with this phone already exists.'] });
  });

  test('fifty sign-ups with one address at once make one account', async () => {
    const replies = await Promise.all(
      Array.from({ length: 50 }, () =>
        app.post('/api/auth/register/', { body: { ...form, email: 'race@example.com', full_name: 'Race' } }),
      ),
    );
    const statuses = replies.map((reply) => reply.status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 400)).toHaveLength(49);
  });

  test('a stale token in the header does not matter', async () => {
    const { status } = await app.post('/api/auth/register/', {
      headers: { Authorization: 'Bearer stale' },
      body: { ...form, email: 'stale@example.com', full_name: 'Stale' },
    });
    expect(status).toBe(201);
  });
});

describe('login', () => {
  test('accepts the address in any case and notes the time', async () => {
    const person = await app.person({ email: 'Login@Example.com' });
    const { status, body } = await app.post('/api/auth/login/', {
      body: { email: 'login@example.COM', password: person.password },
    });
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ id: person.id, last_active_at: app.clock.now().toISOString() });
  });

  test('does not tell an unknown address from a wrong password', async () => {
    const person = await app.person();
    const wrong = await app.post('/api/auth/login/', { body: { email: person.email, password: 'wrong password' } });
    const unknown = await app.post('/api/auth/login/', { body: { email: 'nobody@example.com', password: 'x' } });
    expect([wrong.status, wrong.body]).toEqual([400, { non_field_errors: ['Invalid credentials.'] }]);
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body]);
  });

  test('tells only the owner that an account is closed', async () => {
    const person = await app.person();
    await app.models.users.update({ status: 'banned' }, { where: { id: person.id } });
    const owner = await app.post('/api/auth/login/', { body: { email: person.email, password: person.password } });
    const guess = await app.post('/api/auth/login/', { body: { email: person.email, password: 'a wrong one' } });
    expect(owner.body).toEqual({ non_field_errors: ['This account is not active.'] });
    expect(guess.body).toEqual({ non_field_errors: ['Invalid credentials.'] });
  });

  test('too many tries are told when to come back', async () => {
    const limited = await anAppForThisTest({ RATE_LIMITS: 'on' });
    const attempt = () =>
      limited.post('/api/auth/login/', { body: { email: 'victim@example.com', password: 'guess again' } });
    const replies = [];
    for (let call = 0; call < 12; call += 1) replies.push(await attempt());
    expect(replies[0]?.status).toBe(400);
    expect(replies.at(-1)?.status).toBe(429);
    expect(Number(replies.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
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

describe('getProfile', () => {
  test('shows the own profile and counts as activity', async () => {
    const person = await app.person({ year: 2, major: 'Toán' });
    app.clock.advance({ minutes: 1 });
    const { body } = await profile(person);
    expect(body).toMatchObject({
      id: person.id,
      year: 2,
      major: 'Toán',
      last_active_at: app.clock.now().toISOString(),
    });
  });
});

describe('updateProfile', () => {
  test('changes what is sent and ignores what is not writable', async () => {
    const person = await app.person({ bio: 'before', year: 1 });
    const { status, body } = await app.patch('/api/auth/profile/', {
      as: person,
      body: { bio: '', year: null, email: 'other@example.com', status: 'banned', id: 1 },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: person.id, email: person.email, status: 'active', bio: '', year: null });
  });

  test('an empty change changes nothing', async () => {
    const person = await app.person({ bio: 'as it was' });
    expect((await app.patch('/api/auth/profile/', { as: person })).body.bio).toBe('as it was');
  });

  test('names every wrong field', async () => {
    const person = await app.person();
    const { status, body } = await app.patch('/api/auth/profile/', {
      as: person,
      body: {
        bio: null,
        full_name: ' ',
        avatar_url: 'javascript:alert(1)',
        privacy_level: 'secret',
        learning_radius_km: 'inf',
      },
    });
    expect(status).toBe(400);
    expect(body).toEqual({
      bio: ['This field may not be null.'],
      full_name: ['This field may not be blank.'],
      avatar_url: ['Enter a valid URL.'],
      privacy_level: ['"secret" is not a valid choice.'],
      learning_radius_km: ['A valid number is required.'],
    });
  });

  test('an unknown school and a taken phone are refused', async () => {
    await app.person({ phone: '555' });
    const person = await app.person();
    const school = await app.patch('/api/auth/profile/', { as: person, body: { school: 99 } });
    const phone = await app.patch('/api/auth/profile/', { as: person, body: { phone: '555' } });
    expect(school.body).toEqual({ school: ['Invalid pk "99" - object does not exist.'] });
    expect(phone.body).toEqual({ phone: ['User with this phone already exists.'] });
  });

  test('a known school comes with its name', async () => {
    await app.db.query("INSERT INTO schools (name, address) VALUES ('Đại học Bách khoa', 'Hà Nội')");
    const [school] = await app.db.query<{ id: number }>('SELECT max(id) AS id FROM schools');
    const person = await app.person();
    const { body } = await app.patch('/api/auth/profile/', { as: person, body: { school: school?.id } });
    expect(body).toMatchObject({ school: school?.id, school_name: 'Đại học Bách khoa' });
  });

  test('needs a sign-in', async () => {
    expect((await app.patch('/api/auth/profile/', { body: { bio: 'x' } })).status).toBe(401);
  });
});

describe('replaceProfile', () => {
  test('needs the name and keeps what is left out', async () => {
    const person = await app.person({ bio: 'kept' });
    const missing = await app.put('/api/auth/profile/', { as: person, body: { bio: 'x' } });
    expect([missing.status, missing.body]).toEqual([400, { full_name: ['This field is required.'] }]);
    const { body } = await app.put('/api/auth/profile/', { as: person, body: { full_name: 'New Name' } });
    expect(body).toMatchObject({ full_name: 'New Name', bio: 'kept' });
  });
});

describe('changePassword', () => {
  const change = (person: Person, old: string, next = 'another password', confirm = next) =>
    app.post('/api/auth/change-password/', {
      as: person,
      body: { old_password: old, new_password: next, new_password_confirm: confirm },
    });

  test('ends every sign-in of the account at once', async () => {
    const person = await app.person();
    const other = await app.post('/api/auth/login/', { body: { email: person.email, password: person.password } });
    const { status, body } = await change(person, person.password);
    expect([status, body]).toEqual([200, { message: 'Password changed successfully' }]);
    expect((await profile(person)).status).toBe(401);
    expect((await profile({ ...person, tokens: other.body.tokens })).status).toBe(401);
    expect((await refresh(person)).status).toBe(401);
    const login = (password: string) => app.post('/api/auth/login/', { body: { email: person.email, password } });
    expect((await login(person.password)).status).toBe(400);
    expect((await login('another password')).status).toBe(200);
  });

  test('refuses a wrong old password and new ones that differ or are short', async () => {
    const person = await app.person();
    expect((await change(person, 'not my password')).body).toEqual({ old_password: ['Old password is incorrect.'] });
    expect((await change(person, person.password, 'one password', 'two passwords')).body).toEqual({
      new_password: ['New passwords do not match.'],
    });
    expect((await change(person, person.password, 'short')).body).toEqual({
      new_password: ['Ensure this field has at least 8 characters.'],
      new_password_confirm: ['Ensure this field has at least 8 characters.'],
    });
  });

  test('a sign-in with the old password that runs at the same time does not survive', async () => {
    const person = await app.person();
    const [changed, ...logins] = await Promise.all([
      change(person, person.password),
      ...Array.from({ length: 20 }, () =>
        app.post('/api/auth/login/', { body: { email: person.email, password: person.password } }),
      ),
    ]);
    expect(changed.status).toBe(200);
    for (const login of logins.filter((reply) => reply.status === 200)) {
      expect((await profile({ ...person, tokens: login.body.tokens })).status).toBe(401);
    }
  });
});
