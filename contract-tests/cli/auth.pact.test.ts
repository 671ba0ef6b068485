import { expect, test } from 'vitest';
import { ask } from '../consumer/ask.ts';
import { fact, filled, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommand, recordCommands } from './commands.ts';

const password = 'correct horse battery';
const tokens = { access: filled('new-access-token'), refresh: filled('new-refresh') };
const user = (email: string) => ({ id: whole(facts.me), email, full_name: filled('Mai Nguyễn') });
const signedInAnew = { access: 'new-access-token', refresh: 'new-refresh' };

test('registering signs in', async () => {
  const email = 'new@example.com';
  const { code, screen, ...kept } = await recordCommand({
    line: `register ${email} --name "Mai Nguyễn" --password-stdin`,
    stdin: password,
    given: [given('noAccounts')],
    asks: [
      ask('register', 201, {
        body: { email, full_name: 'Mai Nguyễn', password, password_confirm: password },
        answer: { user: user(email), tokens },
      }),
    ],
  });
  expect([code, ...screen]).toEqual([0, `✓ Welcome, Mai Nguyễn. You are signed in to http://server as ${email}.`]);
  expect(kept.tokens).toEqual(signedInAnew);
});

const login = `login ${facts.email} --password-stdin`;

test('logging in signs in', async () => {
  const { code, screen, ...kept } = await recordCommand({
    line: login,
    stdin: password,
    given: [given('account')],
    asks: [
      ask('login', 200, {
        body: { email: fact('email'), password },
        answer: { user: { ...user(''), email: filled(facts.email) }, tokens },
      }),
    ],
  });
  expect([code, ...screen]).toEqual([0, '✓ Hello, Mai Nguyễn. You are signed in to http://server.']);
  expect(kept.tokens).toEqual(signedInAnew);
});

test('logging out forgets the tokens', async () => {
  const { code, screen, ...kept } = await recordCommand({
    line: 'logout',
    given: [given('signedIn')],
    asks: [ask('logout', 200, { body: { refresh: fact('refresh') }, answer: {} })],
  });
  expect([code, ...screen]).toEqual([0, '✓ You are signed out of http://server.']);
  expect(kept.tokens).toBeUndefined();
});

test('renewing keeps the new tokens', async () => {
  const renewed = { access: filled(facts.access), refresh: filled('new-refresh') };
  const { code, screen, ...kept } = await recordCommand({
    line: 'renew',
    given: [given('signedIn')],
    asks: [
      ask('refreshToken', 200, { token: undefined, body: { refresh: fact('refresh') }, answer: renewed }),
      ask('getProfile', 200, { answer: { full_name: filled('Mai Nguyễn') } }),
    ],
  });
  expect([code, ...screen]).toEqual([0, '✓ The session of Mai Nguyễn at http://server is renewed.']);
  expect(kept.tokens).toEqual({ access: facts.access, refresh: 'new-refresh' });
});

recordCommands([
  {
    line: login,
    title: 'with a wrong password',
    stdin: 'wrong horse',
    given: [given('account')],
    asks: [
      ask('login', 400, {
        body: { email: fact('email'), password: 'wrong horse' },
        answer: { non_field_errors: ['Invalid credentials.'] },
      }),
    ],
    shows: ['✗ Invalid credentials.'],
    code: 1,
  },
  {
    line: 'whoami',
    given: [given('signedIn')],
    asks: [
      ask('getProfile', 200, {
        answer: { id: whole(facts.me), email: filled(facts.email), full_name: filled('Mai Nguyễn') },
      }),
    ],
    shows: ['Name Mai Nguyễn', 'Email mai@example.com', 'Id 7', 'Profile default', 'Server http://server'],
  },
]);
