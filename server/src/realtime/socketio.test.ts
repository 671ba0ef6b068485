import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tooMany } from '../core/errors.ts';
import { heard, joinPlain, joinSocketIo, type Node, openSocketIo, startNode, tokenFor } from './realtime.fixtures.ts';

let node: Node;
beforeAll(async () => {
  node = await startNode({ connectionsPerPerson: 3 });
});
afterAll(() => node.stop());

const message = { conversation: 7, content: ' Hi ' };

describe('the handshake', () => {
  test.each([
    ['no token', undefined, 'Authentication credentials were not provided.'],
    ['a bad token', 'nonsense', 'Given token not valid for any token type'],
  ])('%s is refused with the reason', async (_name, token, text) => {
    const socket = openSocketIo(node, token);
    const error = await heard(socket, 'connect_error');
    expect(error).toMatchObject({ message: text, data: { code: 'unauthorized', message: text } });
    socket.close();
  });

  test('the token may come in the header', async () => {
    const socket = openSocketIo(node, undefined);
    socket.io.opts.extraHeaders = { Authorization: `Bearer ${tokenFor(1)}` };
    socket.close();
    socket.open();
    await heard(socket, 'connection_established');
    socket.close();
  });

  test('a page from elsewhere is turned away', async () => {
    const socket = openSocketIo(node, tokenFor(1));
    socket.io.opts.extraHeaders = { Origin: 'http://evil.example' };
    socket.close();
    socket.open();
    expect(await heard(socket, 'connect_error')).toMatchObject({ message: 'websocket error' });
    socket.close();
  });

  test('long polling is not offered', async () => {
    const answer = await fetch(`http://127.0.0.1:${node.port}/socket.io/?EIO=4&transport=polling`);
    expect(answer.status).toBe(404);
  });

  test('a person has a limited number of connections, both protocols together', async () => {
    const plain = await joinPlain(node, 2);
    const sockets = [await joinSocketIo(node, 2), await joinSocketIo(node, 2)];
    const refused = openSocketIo(node, tokenFor(2));
    expect(await heard(refused, 'connect_error')).toMatchObject({ data: { code: 'forbidden' } });
    for (const socket of [refused, ...sockets]) socket.close();
    plain.socket.close();
    await expect.poll(() => node.hub.connectionsOf(2)).toBe(0);
  });
});

describe('events', () => {
  test('a message is acknowledged, and reaches both protocols', async () => {
    const sender = await joinSocketIo(node, 1);
    const receiver = await joinPlain(node, 2);
    const echo = heard(sender, 'chat_message');
    const answer = await sender.emitWithAck('chat_message', message);
    expect(answer).toMatchObject({ ok: true, data: { conversation: 7, content: 'Hi', sender_id: 1 } });
    expect(await echo).toEqual(answer.data);
    expect(await receiver.next()).toEqual({ type: 'chat_message', ...answer.data });
    sender.close();
    receiver.socket.close();
  });

  test('an empty id of the client counts as none', async () => {
    const socket = await joinSocketIo(node, 1);
    const answer = await socket.emitWithAck('chat_message', { ...message, client_message_id: ' ' });
    expect(answer).toMatchObject({ ok: true, data: { client_message_id: null } });
    socket.close();
  });

  test('one connection gets every conversation, a plain socket only its own', async () => {
    const sender = await joinSocketIo(node, 1);
    const plain = await joinPlain(node, 1);
    const echo = heard(sender, 'chat_message');
    await sender.emitWithAck('chat_message', { conversation: 8, content: 'elsewhere' });
    expect(await echo).toMatchObject({ conversation: 8 });
    await sender.emitWithAck('chat_message', { conversation: 7, content: 'here' });
    expect(await plain.next()).toMatchObject({ conversation: 7, content: 'here' });
    sender.close();
    plain.socket.close();
  });

  test.each([
    [
      'no content',
      'chat_message',
      { conversation: 7 },
      { message: 'Message content cannot be empty', fields: { content: ['This field is required.'] } },
    ],
    [
      'several wrong fields',
      'chat_message',
      { conversation: 'x', content: 5 },
      { fields: { conversation: ['A valid integer is required.'], content: ['Not a valid string.'] } },
    ],
    [
      'wrong items',
      'message_read',
      { conversation: 7, message_ids: [1, 'x'] },
      { fields: { message_ids: { 1: ['A valid integer is required.'] } } },
    ],
    [
      'no ids',
      'message_read',
      { conversation: 7, message_ids: [] },
      { fields: { message_ids: ['This list may not be empty.'] } },
    ],
    [
      'a list instead of fields',
      'resume',
      [1],
      { fields: { non_field_errors: ['Invalid data. Expected a dictionary, but got list.'] } },
    ],
    ['an unknown event', 'dance', {}, { message: 'Unknown message type' }],
    ['the name of an error', 'error', {}, { message: 'Unknown message type' }],
  ])('%s is refused in the acknowledgement', async (_name, event, data, error) => {
    const socket = await joinSocketIo(node, 1);
    const answer = await socket.emitWithAck(event, data);
    expect(answer).toMatchObject({ ok: false, error: { code: 'validation', ...error } });
    socket.close();
  });

  test('without an acknowledgement asked for, a refusal comes as an error event', async () => {
    const socket = await joinSocketIo(node, 1);
    const error = heard(socket, 'error');
    socket.emit('chat_message', { conversation: 7 });
    expect(await error).toEqual({ message: 'Message content cannot be empty', code: 'validation' });
    socket.close();
  });

  test('nothing at all is a valid frame, with every required field missing', async () => {
    const socket = await joinSocketIo(node, 1);
    const answer = await socket.emitWithAck('resume');
    expect(answer.error.fields).toEqual({
      conversation: ['This field is required.'],
      after_seq: ['This field is required.'],
    });
    socket.close();
  });

  test('a limit says how long to wait, and is counted per person and address', async () => {
    const spent: unknown[] = [];
    const limited = await startNode({
      limiter: {
        spend: async (limit, who) => {
          spent.push([limit, who]);
          throw tooMany(30);
        },
      },
    });
    const socket = await joinSocketIo(limited, 1);
    expect(await socket.emitWithAck('chat_message', message)).toMatchObject({
      ok: false,
      error: { code: 'rate_limited', retry_after: 30 },
    });
    expect(await socket.emitWithAck('typing_indicator', { conversation: 7 })).toMatchObject({ ok: false });
    const who = { address: '127.0.0.1', account: '1' };
    expect(spent).toEqual([
      ['message', who],
      ['signal', who],
    ]);
    socket.close();
    await limited.stop();
  });

  test('an acknowledgement that breaks the contract is a fault', async () => {
    const broken = await startNode({
      events: () => ({ message_read: async () => ({ marked_count: -1, message_ids: [], read_at: null }) }),
    });
    const socket = await joinSocketIo(broken, 1);
    const answer = await socket.emitWithAck('message_read', { conversation: 7, message_ids: [1] });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } });
    socket.close();
    await broken.stop();
  });

  test('whoever runs too far ahead is told to wait', async () => {
    const stuck = await startNode({ events: () => ({ resume: () => new Promise(() => undefined) }) });
    const socket = await joinSocketIo(stuck, 1);
    for (let i = 0; i < 100; i += 1) socket.emit('resume', { conversation: 7, after_seq: 0 });
    const answer = await socket.emitWithAck('resume', { conversation: 7, after_seq: 0 });
    expect(answer).toMatchObject({ ok: false, error: { code: 'rate_limited' } });
    socket.close();
    await stuck.stop();
  });
});

describe('a fresh token', () => {
  test('moves the connection to its sign-in and tells how long it lasts', async () => {
    const socket = await joinSocketIo(node, 1, tokenFor(1, 'old'));
    const answer = await socket.emitWithAck('authenticate', { token: tokenFor(1, 'new') });
    expect(answer).toEqual({ ok: true, data: { expires_at: '2030-01-01T00:00:00.000Z' } });
    node.hub.signOut({ familyId: 'old' });
    expect(await socket.emitWithAck('chat_message', message)).toMatchObject({ ok: true });
    const farewell = heard(socket, 'error');
    const gone = heard(socket, 'disconnect');
    node.hub.signOut({ familyId: 'new' });
    expect(await farewell).toEqual({ message: 'Signed out', code: 'unauthorized' });
    expect(await gone).toBe('io server disconnect');
  });

  test.each([
    ['of somebody else', tokenFor(2), 'forbidden'],
    ['that is none', 'nonsense', 'unauthorized'],
  ])('%s changes nothing', async (_name, token, code) => {
    const socket = await joinSocketIo(node, 1);
    expect(await socket.emitWithAck('authenticate', { token })).toMatchObject({ ok: false, error: { code } });
    expect(await socket.emitWithAck('chat_message', message)).toMatchObject({ ok: true, data: { sender_id: 1 } });
    socket.close();
  });
});
