import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, anAppForThisTest } from '../../../test/app.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

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
