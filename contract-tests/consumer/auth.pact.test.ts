import { BadRequestError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { profile, tokens } from './auth.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact } from './matching-rules.ts';

const password = 'correct horse battery';
const caught = (reason: unknown) => reason;
const sessionOf = (message: string, user = profile()) => ({ message, user, tokens });

test('registering signs the new account in', async () => {
  const body = { email: 'new@example.com', password, password_confirm: password, full_name: 'Mai Nguyễn' };
  const none = { phone: null, school: null, school_name: null, major: null, year: null, avatar_url: null };
  const user = profile({ ...none, last_active_at: null, email: body.email, full_name: body.full_name });
  const created = exchange({
    operation: 'register',
    title: 'a new account',
    given: [given('noAccounts')],
    body,
    status: 201,
    answer: sessionOf('User registered successfully', user),
  });
  const kept = await record([created], async (mate) => {
    const session = await mate.auth.register(body);
    expect(session.user.email).toBe(body.email);
    return mate.credentials.tokens();
  });
  expect(kept).toEqual({ access: 'new-access-token', refresh: 'new-refresh' });
});

test('an address that is taken is told at its field', async () => {
  const body = { email: facts.email, password, password_confirm: password, full_name: 'Mai Nguyễn' };
  const taken = exchange({
    operation: 'register',
    title: 'the address is taken',
    given: [given('account')],
    body: { ...body, email: fact('email') },
    status: 400,
    answer: { email: ['User with this email already exists.'] },
  });
  const error = await recordError(taken, (mate) => mate.auth.register(body));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ fields: { email: ['User with this email already exists.'] } });
});

test('signing in keeps the tokens', async () => {
  const entered = exchange({
    operation: 'login',
    title: 'the right password',
    given: [given('account')],
    body: { email: fact('email'), password },
    status: 200,
    answer: sessionOf('Login successful'),
  });
  const kept = await record([entered], async (mate) => {
    await mate.auth.login({ email: facts.email, password });
    return mate.credentials.tokens();
  });
  expect(kept?.access).toBe('new-access-token');
});

test.each([
  ['a wrong password', 'active', 'wrong horse', 'Invalid credentials.'],
  ['a banned account', 'banned', password, 'This account is not active.'],
] as const)('signing in with %s says so', async (title, status, attempt, text) => {
  const refused = exchange({
    operation: 'login',
    title,
    given: [given('account', { status })],
    body: { email: fact('email'), password: attempt },
    status: 400,
    answer: { non_field_errors: [text] },
  });
  const error = await recordError(refused, (mate) => mate.auth.login({ email: facts.email, password: attempt }));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ nonFieldErrors: [text] });
});

test('signing out ends the session of the stored refresh token', async () => {
  const left = exchange({
    operation: 'logout',
    title: 'my session',
    given: [given('signedIn')],
    body: { refresh: fact('refresh') },
    status: 200,
    answer: { message: 'Logout successful' },
  });
  const kept = await record([left], async (mate) => {
    await mate.auth.logout();
    return mate.credentials.tokens();
  });
  expect(kept).toBeUndefined();
});

test('signing out with a token that is none is refused, and still forgets the tokens', async () => {
  const refused = exchange({
    operation: 'logout',
    title: 'an invalid refresh token',
    given: [given('signedIn')],
    body: { refresh: 'nonsense' },
    status: 400,
    answer: { error: 'Invalid token', detail: 'Invalid token' },
  });
  const [error, kept] = await record([refused], async (mate) => [
    await mate.auth.logout({ refresh: 'nonsense' }).catch(caught),
    await mate.credentials.tokens(),
  ]);
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ detail: 'Invalid token' });
  expect(kept).toBeUndefined();
});
