import { BadRequestError, UnauthorizedError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { profile, tokens } from './auth.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact } from './matching-rules.ts';

const caught = (reason: unknown) => reason;

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
  const error = await recordError(refused, (mate) => mate.auth.refreshToken({ refresh: '' }));
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
