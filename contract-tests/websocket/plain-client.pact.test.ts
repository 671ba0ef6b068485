import { describe, expect, test } from 'vitest';
import { ask, titled } from '../consumer/ask.ts';
import { fact, filled, listOf } from '../consumer/matching-rules.ts';
import { causes, descriptionOf } from '../messages/causes.ts';
import { recordHeard, recordSent } from '../messages/recording.ts';
import { facts, type Given, given } from '../states.ts';
import { clientMessageId, password, recordPlainClient } from './plain-client.ts';

const logsIn = ask('login', 200, {
  body: { email: fact('email'), password },
  answer: { tokens: { access: filled('new-access-token') } },
});
const looksForChats = ask('listConversations', 200, {
  token: 'new-access-token',
  answer: listOf({ id: fact('conversation') }),
});

const greeting = { type: 'connection_established' };
const onPlainSocket = (description: string) => `${description}, on a plain socket`;
const message = { type: 'chat_message', content: 'Hello!' };
const frame = (content: string) => ({ type: 'chat_message', content, client_message_id: clientMessageId });

const sent = (title: string, states: readonly Given[], content: string, answer: object) => ({
  part: 'chat_message',
  description: onPlainSocket(`chat_message: ${title}`),
  given: states,
  content: frame(content),
  answer,
});

const heard = (cause: keyof typeof causes, states: readonly Given[], content: object) => ({
  part: causes[cause].event,
  description: onPlainSocket(descriptionOf(cause)),
  given: states,
  content,
});

describe('with somebody', () => {
  const inChat = [given('conversation')];
  const exchanges = (title: string) => titled(title, inChat, [logsIn, looksForChats]);
  const path = `/ws/chat/${facts.conversation}/`;

  test('it says something once it is greeted, and shows what comes back', () =>
    recordHeard(heard('arrival', inChat, greeting), (hello) =>
      recordSent(sent('to somebody', inChat, 'Hello!', message), async (reply) => {
        const client = await recordPlainClient(exchanges('to say something'), ['Hello!'], {
          greeting: hello as object,
          reply: reply as object,
        });
        expect(client).toMatchObject({ path, code: 0, stderr: '' });
        expect(client.stdout).toBe('connection_established \nchat_message Hello!\n');
        return client.frame;
      }),
    ));

  test('it shows what the other person says', () =>
    recordHeard(heard('othersMessage', inChat, message), async (reply) => {
      const client = await recordPlainClient(exchanges('to hear something'), ['Good evening'], {
        greeting,
        reply: reply as object,
        isUnasked: true,
      });
      expect(client.stdout).toBe('connection_established \nchat_message Hello!\n');
    }));

  test('it shows why something is refused', () => {
    const refusal = { type: 'error', message: 'Message content cannot be empty' };
    return recordSent(sent('no words', inChat, ' ', refusal), async (reply) => {
      const client = await recordPlainClient(exchanges('to say nothing'), [' '], { greeting, reply: reply as object });
      expect(client).toMatchObject({ path, code: 0, stderr: '' });
      expect(client.stdout).toBe('connection_established \nerror Message content cannot be empty\n');
      return client.frame;
    });
  });
});

test('it says something to a group', () => {
  const iAmIn = [given('group', { mine: 'active' })];
  return recordSent(sent('to a group', iAmIn, 'Hello!', message), async (reply) => {
    const exchanges = titled('to say something to a group', [given('account')], [logsIn]);
    const client = await recordPlainClient(exchanges, ['Hello!', `${facts.group}`], {
      greeting,
      reply: reply as object,
    });
    expect(client).toMatchObject({ path: `/ws/groups/${facts.group}/chat/`, code: 0, stderr: '' });
    expect(client.stdout).toBe('connection_established \nchat_message Hello!\n');
    return client.frame;
  });
});

test('it ends when it may not sign in', async () => {
  const refused = ask('login', 400, { body: { email: fact('email'), password }, answer: {} });
  const exchanges = titled('while the account is banned', [given('account', { status: 'banned' })], [refused]);
  const client = await recordPlainClient(exchanges, [], { greeting, reply: greeting });
  expect(client).toMatchObject({ path: '', code: 1, stdout: '' });
  expect(client.stderr).toContain('/api/auth/login/ answered 400');
});
