import { BadRequestError, ForbiddenError, NotFoundError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { actionError, page } from './answer.shapes.ts';
import { chatMessage, conversation, conversationRow, messageRow } from './chat.shapes.ts';
import { exchange, record } from './exchange.ts';
import { fact, pattern } from './matching-rules.ts';

const caught = (reason: unknown) => reason;
// biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
const theConversation = { id: '${conversation}' };
const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

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
    const error = await record([hidden], (mate) => mate.chat.getConversation(facts.conversation).catch(caught));
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
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
      query: { connection_id: '${connection}' },
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
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in
      query: { connection_id: '${request}' },
      status,
      answer: actionError(sentence),
    });
    const error = await record([refused], (mate) =>
      mate.chat.getConversationByConnection(ask(facts.request)).catch(caught),
    );
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
    const error = await record([nothing], (mate) =>
      mate.chat.getConversationByConnection(ask(2_147_483_647)).catch(caught),
    );
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({ detail: 'Connection not found' });
  });
});

describe('messages', () => {
  const two = [given('conversation', { othersMessages: 2 })];

  test('are read newest first, from page to page', async () => {
    const first = exchange({
      operation: 'listMessages',
      title: 'the first of several pages',
      given: two,
      params: theConversation,
      query: { page_size: '1' },
      status: 200,
      answer: page(messageRow(2), { next: 'page=2&page_size=1' }),
    });
    const last = exchange({
      operation: 'listMessages',
      title: 'the last of several pages',
      given: two,
      params: theConversation,
      query: { page_size: '1', page: '2' },
      status: 200,
      answer: page(messageRow(1), { previous: 'page_size=1' }),
    });
    const seqs = await record([first, last], async (mate) => {
      const all: number[] = [];
      for await (const { seq } of mate.chat.listMessages(facts.conversation, { page_size: 1 })) all.push(seq);
      return all;
    });
    expect(seqs).toEqual([2, 1]);
  });

  test('after a known one come oldest first, and the link goes on in that direction', async () => {
    const missed = exchange({
      operation: 'listMessages',
      title: 'after the beginning',
      given: two,
      params: theConversation,
      query: { after_seq: '0', page_size: '1' },
      status: 200,
      answer: page(messageRow(1), { next: 'after_seq=1&page_size=1' }),
    });
    const { results } = await record([missed], (mate) =>
      mate.chat.listMessages(facts.conversation, { after_seq: 0, page_size: 1 }),
    );
    expect(results[0]?.seq).toBe(1);
  });

  test('can be asked for in one way at a time', async () => {
    const text = 'Use only one of page, after_seq and before_seq.';
    const refused = exchange({
      operation: 'listMessages',
      title: 'two ways of paging',
      given: [given('conversation')],
      params: theConversation,
      query: { after_seq: '1', before_seq: '3' },
      status: 400,
      answer: { non_field_errors: [text] },
    });
    const error = await record([refused], (mate) =>
      mate.chat.listMessages(facts.conversation, { after_seq: 1, before_seq: 3 }).catch(caught),
    );
    expect(error).toMatchObject({ status: 400, nonFieldErrors: [text] });
  });

  test('are marked as read', async () => {
    const marked = exchange({
      operation: 'markMessagesRead',
      title: 'one message',
      given: [given('conversation', { othersMessages: 1 })],
      params: theConversation,
      body: { message_ids: [fact('message')] },
      status: 200,
      answer: { message: 'Marked 1 message(s) as read', marked_count: 1 },
    });
    const { marked_count } = await record([marked], (mate) =>
      mate.chat.markMessagesRead(facts.conversation, { message_ids: [facts.message] }),
    );
    expect(marked_count).toBe(1);
  });

  test('are marked by numbers only, and the wrong one is named', async () => {
    const refused = exchange({
      operation: 'markMessagesRead',
      title: 'an id that is none',
      given: [given('conversation')],
      params: theConversation,
      body: { message_ids: [1.5] },
      status: 400,
      answer: { message_ids: { '0': ['A valid integer is required.'] } },
    });
    const error = await record([refused], (mate) =>
      mate.chat.markMessagesRead(facts.conversation, { message_ids: [1.5] }).catch(caught),
    );
    expect(error).toMatchObject({ status: 400, fields: { 'message_ids.0': ['A valid integer is required.'] } });
  });
});

describe('sending a message', () => {
  const body = { conversation: facts.conversation, content: 'Hello!', client_message_id: clientMessageId };
  const sent = { ...body, conversation: fact('conversation') };

  test('stores it under the next number', async () => {
    const stored = exchange({
      operation: 'sendMessage',
      title: 'a first message',
      given: [given('conversation')],
      body: sent,
      status: 201,
      answer: { ...(chatMessage(clientMessageId) as object), seq: 1 } as ReturnType<typeof chatMessage>,
    });
    expect(await record([stored], (mate) => mate.chat.sendMessage(body))).toMatchObject({ seq: 1, content: 'Hello!' });
  });

  test('again answers with the first', async () => {
    const repeated = exchange({
      operation: 'sendMessage',
      title: 'a message sent before',
      given: [given('conversation', { sentBefore: clientMessageId })],
      body: { ...sent, content: 'Hello again!' },
      status: 201,
      answer: { ...(chatMessage(clientMessageId) as object), id: fact('message') } as ReturnType<typeof chatMessage>,
    });
    const message = await record([repeated], (mate) => mate.chat.sendMessage({ ...body, content: 'Hello again!' }));
    expect(message).toMatchObject({ id: facts.message, content: 'Hello!' });
  });

  test('without words is refused at the field', async () => {
    const refused = exchange({
      operation: 'sendMessage',
      title: 'no words',
      given: [given('conversation')],
      body: { ...sent, content: ' ' },
      status: 400,
      answer: { content: ['This field may not be blank.'] },
    });
    const error = await record([refused], (mate) => mate.chat.sendMessage({ ...body, content: ' ' }).catch(caught));
    expect(error).toMatchObject({ status: 400, fields: { content: ['This field may not be blank.'] } });
  });

  test('to others is refused', async () => {
    const detail = 'You can only message users you are connected with (accepted connections).';
    const refused = exchange({
      operation: 'sendMessage',
      title: 'a conversation of others',
      given: [given('conversationOfOthers')],
      body: sent,
      status: 403,
      answer: { detail },
    });
    const error = await record([refused], (mate) => mate.chat.sendMessage(body).catch(caught));
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(error).toMatchObject({ detail });
  });
});
