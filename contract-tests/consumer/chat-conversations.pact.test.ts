import { BadRequestError, ForbiddenError, NotFoundError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError } from './answer.shapes.ts';
import { conversation, conversationRow } from './chat.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { pattern, placeholder } from './matching-rules.ts';

const theConversation = { id: placeholder('conversation') };

describe('conversations', () => {
  test('all of them', async () => {
    const listed = exchange({
      operation: 'listConversations',
      title: 'one conversation',
      given: [given('conversation', { othersMessages: 1 })],
      status: 200,
      answer: [conversationRow],
    });
    const [row] = await record([listed], (mate) => mate.chat.listConversations());
    expect(row).toMatchObject({ unread_count: 1, other_participant: { id: facts.other } });
  });

  test('a slice of them says how many there are', async () => {
    const listed = exchange({
      operation: 'listConversations',
      title: 'a slice',
      given: [given('conversation', { othersMessages: 1 })],
      query: { page_size: '1' },
      status: 200,
      headers: { 'X-Total-Count': pattern('^\\d+$', '1') },
      answer: [conversationRow],
    });
    expect(await record([listed], (mate) => mate.chat.listConversations({ page_size: 1 }))).toHaveLength(1);
  });

  test('one of them', async () => {
    const shown = exchange({
      operation: 'getConversation',
      title: 'my conversation',
      given: [given('conversation', { othersMessages: 1 })],
      params: theConversation,
      status: 200,
      answer: conversation,
    });
    const { last_message } = await record([shown], (mate) => mate.chat.getConversation(facts.conversation));
    expect(last_message).toMatchObject({ seq: 1, is_read: false });
  });

  test('those of others do not exist', async () => {
    const hidden = exchange({
      operation: 'getConversation',
      title: 'a conversation of others',
      given: [given('conversationOfOthers')],
      params: theConversation,
      status: 404,
      answer: { detail: 'Not found.' },
    });
    const error = await recordError(hidden, (mate) => mate.chat.getConversation(facts.conversation));
    expect(error).toBeInstanceOf(NotFoundError);
  });
});

describe('the conversation of a connection', () => {
  const ask = (connection_id: number) => ({ connection_id });

  test('is found', async () => {
    const found = exchange({
      operation: 'getConversationByConnection',
      title: 'my connection',
      given: [given('conversation', { othersMessages: 1 })],
      query: { connection_id: placeholder('connection') },
      status: 200,
      answer: conversation,
    });
    const { id } = await record([found], (mate) => mate.chat.getConversationByConnection(ask(facts.connection)));
    expect(id).toBe(facts.conversation);
  });

  const refusals = [
    [400, 'pending', 'receivedRequest', 'Connection must be accepted to create conversation', BadRequestError],
    [403, 'accepted', 'requestOfOthers', 'You are not a participant in this connection', ForbiddenError],
  ] as const;

  test.each(refusals)('is refused with %i for a %s request', async (status, state, key, sentence, kind) => {
    const refused = exchange({
      operation: 'getConversationByConnection',
      title: `a request that is ${state}`,
      given: [given(key, { state })],
      query: { connection_id: placeholder('request') },
      status,
      answer: actionError(sentence),
    });
    const error = await recordError(refused, (mate) => mate.chat.getConversationByConnection(ask(facts.request)));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ detail: sentence });
  });

  test('is not found for a connection that does not exist', async () => {
    const nothing = exchange({
      operation: 'getConversationByConnection',
      title: 'no connection',
      given: [given('signedIn')],
      query: { connection_id: '2147483647' },
      status: 404,
      answer: actionError('Connection not found'),
    });
    const error = await recordError(nothing, (mate) => mate.chat.getConversationByConnection(ask(2_147_483_647)));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ detail: 'Connection not found' });
  });
});
