import type { EventError } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { fact, filled } from '../consumer/matching-rules.ts';
import { connecting } from '../pact-files.ts';
import { facts, given } from '../states.ts';
import { anUnconnectedPeer } from './peer.ts';
import { recordSent } from './recording.ts';

const renewed = 'a newer access token';
const notValid = { code: 'unauthorized', message: filled('Given token not valid for any token type') };

test.each([
  ['a token that is none', [given('noAccounts')], facts.access, notValid, renewed],
  ['a token that has run out', [given('expiredSignIn')], fact('access'), notValid, renewed],
  [
    'while the database is gone',
    [given('signedIn'), given('databaseDown')],
    fact('access'),
    { code: 'internal', message: 'Internal server error.' },
    facts.access,
  ],
] as const)('%s: the SDK comes back with what may help', (title, states, token, error, nextToken) =>
  recordSent(
    {
      part: connecting,
      description: `${connecting}: ${title}`,
      given: states,
      content: { event: connecting, payload: { token } },
      answer: { ok: false, error },
    },
    async (answer) => {
      const peer = await anUnconnectedPeer(facts.access, renewed);
      peer.refuse((answer as { error: EventError }).error);
      const connected = peer.realtime.connect();
      const knocked = await peer.next(connecting);
      peer.refuse(undefined);
      await connected;
      const { access } = (await peer.mate.credentials.tokens()) ?? {};
      expect(access).toBe(nextToken);
      return knocked;
    },
  ),
);
