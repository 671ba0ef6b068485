import { ForbiddenError } from '@study-mate/sdk';
import { describe, expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { page } from './answer.shapes.ts';
import { chatMessage, messageRow } from './chat.shapes.ts';
import { exchange, record, recordError } from './exchange.ts';
import { fact, placeholder } from './matching-rules.ts';

const theConversation = { id: placeholder('conversation') };
const clientMessageId = '0192f3a4-5b6c-7d8e-9f01-23456789abcd';

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
    const error = await recordError(refused, (mate) =>
      mate.chat.listMessages(facts.conversation, { after_seq: 1, before_seq: 3 }),
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

  test('are marked as read up to one of them', async () => {
    const marked = exchange({
      operation: 'markMessagesRead',
      title: 'up to a message',
      given: [given('conversation', { othersMessages: 2 })],
      params: theConversation,
      body: { up_to_seq: 1 },
      status: 200,
      answer: { message: 'Marked 1 message(s) as read', marked_count: 1 },
    });
    const { marked_count } = await record([marked], (mate) =>
      mate.chat.markMessagesRead(facts.conversation, { up_to_seq: 1 }),
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
    const error = await recordError(refused, (mate) =>
      mate.chat.markMessagesRead(facts.conversation, { message_ids: [1.5] }),
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
    const error = await recordError(refused, (mate) => mate.chat.sendMessage({ ...body, content: ' ' }));
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
    const error = await recordError(refused, (mate) => mate.chat.sendMessage(body));
    expect(error).toBeInstanceOf(ForbiddenError);
    expect(error).toMatchObject({ detail });
  });
});
