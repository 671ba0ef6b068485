import { describe, expect, test } from 'vitest';
import { fact, filled, time } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordClientEvent } from './record.ts';

describe('authenticate', () => {
  const event = 'authenticate' as const;

  test('a renewed token is handed over at once', () =>
    recordClientEvent(
      {
        event,
        title: 'a fresh token',
        given: [given('signedIn')],
        payload: { token: fact('access') },
        answer: { ok: true, data: { expires_at: time() } },
      },
      async ({ mate, realtime, next }) => {
        await mate.credentials.renew();
        await next(event);
        expect(realtime.state).toBe('connected');
      },
    ));

  test('a connection whose new token the server cannot judge is given up', () =>
    recordClientEvent(
      {
        event,
        title: 'while the database is gone',
        given: [given('signedIn'), given('databaseDown')],
        payload: { token: fact('access') },
        answer: { ok: false, error: { code: 'internal', message: 'Internal server error.' } },
      },
      async ({ mate, realtime }) => {
        const change = new Promise((resolve) => realtime.on('state', resolve));
        await mate.credentials.renew();
        expect(await change).toBe('reconnecting');
      },
    ));

  test('a connection whose new token is refused is given up', () =>
    recordClientEvent(
      {
        event,
        title: 'a token that is none',
        given: [given('noAccounts')],
        payload: { token: facts.access },
        answer: {
          ok: false,
          error: { code: 'unauthorized', message: filled('Given token not valid for any token type') },
        },
      },
      async ({ mate, realtime }) => {
        const change = new Promise((resolve) => realtime.on('state', resolve));
        await mate.credentials.renew();
        expect(await change).toBe('reconnecting');
      },
    ));
});
