import { BadRequestError, UnauthorizedError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { profile, tokens } from './auth.shapes.ts';
import { exchange, record } from './exchange.ts';
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
  const error = await record([taken], (mate) => mate.auth.register(body).catch(caught));
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
  const error = await record([refused], (mate) =>
    mate.auth.login({ email: facts.email, password: attempt }).catch(caught),
  );
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

test('a refresh token is traded for new tokens', async () => {
  const renewed = exchange({
    operation: 'refreshToken',
    title: 'a good refresh token',
    given: [given('signedIn')],
    body: { refresh: fact('refresh') },
    status: 200,
    answer: tokens,
  });
  const pair = await record([renewed], (mate) => mate.auth.refreshToken({ refresh: facts.refresh }));
  expect(pair).toEqual({ access: 'new-access-token', refresh: 'new-refresh' });
});

test('an empty refresh token is told at its field', async () => {
  const refused = exchange({
    operation: 'refreshToken',
    title: 'an empty refresh token',
    given: [given('noAccounts')],
    body: { refresh: '' },
    status: 400,
    answer: { refresh: ['This field may not be blank.'] },
  });
  const error = await record([refused], (mate) => mate.auth.refreshToken({ refresh: '' }).catch(caught));
  expect(error).toBeInstanceOf(BadRequestError);
});

test('a refresh token that no longer counts ends the session here', async () => {
  const refused = exchange({
    operation: 'refreshToken',
    title: 'a session that was ended',
    given: [given('endedSignIn')],
    body: { refresh: fact('refresh') },
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
    answer: { detail: 'Token is blacklisted', code: 'token_not_valid' },
  });
  const kept = await record([refused], async (mate) => {
    await mate.credentials.start({ access: facts.access, refresh: facts.refresh });
    expect(await mate.credentials.renew(facts.access)).toBeUndefined();
    return mate.credentials.tokens();
  });
  expect(kept).toBeUndefined();
});

test('an access token that has run out is renewed, and the call is made again', async () => {
  const messages = [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is expired' }];
  const expired = exchange({
    operation: 'getProfile',
    title: 'an expired access token',
    given: [given('expiredSignIn')],
    token: 'expired-access-token',
    status: 401,
    headers: { 'WWW-Authenticate': 'Bearer realm="api"' },
    answer: { detail: 'Given token not valid for any token type', code: 'token_not_valid', messages },
  });
  const renewed = exchange({
    operation: 'refreshToken',
    title: 'an expired access token beside it',
    given: [given('expiredSignIn')],
    body: { refresh: fact('refresh') },
    status: 200,
    answer: tokens,
  });
  const shown = exchange({
    operation: 'getProfile',
    title: 'a renewed access token',
    given: [given('signedIn')],
    token: 'new-access-token',
    status: 200,
    answer: profile(),
  });
  const me = await record([expired, renewed, shown], (mate) => mate.auth.getProfile());
  expect(me.id).toBe(facts.me);
});

test('an access token of a session that was ended is refused', async () => {
  const messages = [{ token_class: 'AccessToken', token_type: 'access', message: 'Token is blacklisted' }];
  const ended = exchange({
    operation: 'getProfile',
    title: 'a session that was ended',
    given: [given('endedSignIn')],
    status: 401,
    answer: { detail: 'Given token not valid for any token type', code: 'token_not_valid', messages },
  });
  const error = await record([ended], async (mate) => {
    await mate.credentials.end();
    return mate.auth.getProfile({ headers: { authorization: `Bearer ${facts.access}` } }).catch(caught);
  });
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error).toMatchObject({ code: 'token_not_valid' });
});

test('the own profile', async () => {
  const shown = exchange({
    operation: 'getProfile',
    title: 'my profile',
    given: [given('signedIn')],
    status: 200,
    answer: profile(),
  });
  const me = await record([shown], (mate) => mate.auth.getProfile());
  expect(me).toMatchObject({ full_name: 'Mai Nguyễn', privacy_level: 'open', learning_radius_km: 5 });
});

const changes = { full_name: 'Mai Lê', bio: 'Chào' };
const wrongYear = { full_name: 'Mai Lê', learning_radius_km: 500 };
const tooFar = { learning_radius_km: ['Ensure this value is less than or equal to 100.'] };

test('saving the profile answers with it as it is now', async () => {
  const saved = exchange({
    operation: 'replaceProfile',
    title: 'a new name',
    given: [given('signedIn')],
    body: changes,
    status: 200,
    answer: profile(changes),
  });
  expect((await record([saved], (mate) => mate.auth.replaceProfile(changes))).full_name).toBe('Mai Lê');
});

test('a profile that cannot be saved is told by field', async () => {
  const refused = exchange({
    operation: 'replaceProfile',
    title: 'a radius out of range',
    given: [given('signedIn')],
    body: wrongYear,
    status: 400,
    answer: tooFar,
  });
  const error = await record([refused], (mate) => mate.auth.replaceProfile(wrongYear).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: tooFar });
});

test('changing a part of the profile leaves the rest', async () => {
  const saved = exchange({
    operation: 'updateProfile',
    title: 'another privacy level',
    given: [given('signedIn')],
    body: { privacy_level: 'private' },
    status: 200,
    answer: profile({ privacy_level: 'private' }),
  });
  const me = await record([saved], (mate) => mate.auth.updateProfile({ privacy_level: 'private' }));
  expect(me.privacy_level).toBe('private');
});

test('a change that cannot be made is told by field', async () => {
  const refused = exchange({
    operation: 'updateProfile',
    title: 'a school that does not exist',
    given: [given('signedIn')],
    body: { school: 2_000_000_000 },
    status: 400,
    answer: { school: ['Invalid pk "2000000000" - object does not exist.'] },
  });
  const error = await record([refused], (mate) => mate.auth.updateProfile({ school: 2_000_000_000 }).catch(caught));
  expect(error).toMatchObject({ status: 400, fields: { school: [expect.any(String)] } });
});

const passwords = { new_password: 'another long password', new_password_confirm: 'another long password' };

test('a new password signs out', async () => {
  const body = { old_password: password, ...passwords };
  const changed = exchange({
    operation: 'changePassword',
    title: 'the right old password',
    given: [given('signedIn')],
    body,
    status: 200,
    answer: { message: 'Password changed successfully' },
  });
  const kept = await record([changed], async (mate) => {
    await mate.auth.changePassword(body);
    return mate.credentials.tokens();
  });
  expect(kept).toBeUndefined();
});

test('a wrong old password is told at its field, and one stays signed in', async () => {
  const body = { old_password: 'wrong horse', ...passwords };
  const refused = exchange({
    operation: 'changePassword',
    title: 'a wrong old password',
    given: [given('signedIn')],
    body,
    status: 400,
    answer: { old_password: ['Old password is incorrect.'] },
  });
  const [error, kept] = await record([refused], async (mate) => [
    await mate.auth.changePassword(body).catch(caught),
    await mate.credentials.tokens(),
  ]);
  expect(error).toMatchObject({ status: 400, fields: { old_password: ['Old password is incorrect.'] } });
  expect(kept).toBeDefined();
});
