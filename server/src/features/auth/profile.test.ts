import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type App, anApp, type Person } from '../../../test/app.ts';

let app: App;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const refresh = (person: Person, token = person.tokens.refresh) =>
  app.post('/api/auth/token/refresh/', { body: { refresh: token } });
const profile = (person: Person) => app.get('/api/auth/profile/', { as: person });

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
