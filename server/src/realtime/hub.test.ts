import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  aMessage,
  anActor,
  heard,
  joinPlain,
  joinSocketIo,
  type Node,
  openPlain,
  openSocketIo,
  startNode,
  tokenFor,
} from './realtime.fixtures.ts';

let node: Node;
beforeAll(async () => {
  node = await startNode();
});
afterAll(() => node.stop());

const cancelled = { id: 5 };

describe('sending', () => {
  test('news about requests reach Socket.IO only', async () => {
    const socket = await joinSocketIo(node, 1);
    const plain = await joinPlain(node, 1);
    const news = heard(socket, 'connection_request_cancelled');
    node.hub.send([1], 'connection_request_cancelled', cancelled);
    node.hub.send([1], 'chat_message', aMessage());
    expect(await news).toEqual(cancelled);
    expect(await plain.next()).toMatchObject({ type: 'chat_message' });
    socket.close();
    plain.socket.close();
  });

  test('nobody else hears it, and nobody hears it twice', async () => {
    const [named, other] = await Promise.all([joinPlain(node, 1), joinPlain(node, 2)]);
    node.hub.send([1, 1], 'chat_message', aMessage({ seq: 1 }));
    node.hub.send([1, 2], 'chat_message', aMessage({ seq: 2 }));
    expect([await named.next(), await named.next()].map(({ seq }) => seq)).toEqual([1, 2]);
    expect(await other.next()).toMatchObject({ seq: 2 });
    named.socket.close();
    other.socket.close();
  });

  test('every device of a person hears it', async () => {
    const devices = await Promise.all([joinSocketIo(node, 1), joinSocketIo(node, 1)]);
    const all = Promise.all(devices.map((socket) => heard(socket, 'chat_message')));
    node.hub.send([1], 'chat_message', aMessage());
    expect(await all).toEqual([aMessage(), aMessage()]);
    expect(node.hub.size).toMatchObject({ people: 1, socketio: 2 });
    for (const socket of devices) socket.close();
  });

  test('an event that breaks the contract is thrown at the sender', () => {
    expect(() => node.hub.send([1], 'chat_message', aMessage({ seq: 0 }))).toThrow(/chat_message breaks the contract/);
  });

  test('a person who is not here costs nothing', () => {
    expect(() => node.hub.send([404], 'chat_message', aMessage())).not.toThrow();
  });

  test('a plain socket that does not read is let go', async () => {
    const plain = await joinPlain(node, 1);
    plain.socket.pause();
    const content = 'x'.repeat(5000);
    for (let seq = 1; seq < 5000 && node.hub.connectionsOf(1) > 0; seq += 1) {
      node.hub.send([1], 'chat_message', aMessage({ seq, content }));
      if (seq % 100 === 0) await pause(1);
    }
    await expect.poll(() => node.hub.connectionsOf(1)).toBe(0);
    plain.socket.terminate();
  });

  test('a Socket.IO connection that does not read is let go', async () => {
    const socket = await joinSocketIo(node, 1);
    const transport = (socket.io.engine.transport as unknown as { ws: { pause(): void; terminate(): void } }).ws;
    transport.pause();
    const content = 'x'.repeat(5000);
    for (let seq = 1; seq < 20_000 && node.hub.connectionsOf(1) > 0; seq += 1) {
      node.hub.send([1], 'chat_message', aMessage({ seq, content }));
      if (seq % 100 === 0) await pause(1);
    }
    await expect.poll(() => node.hub.connectionsOf(1)).toBe(0);
    transport.terminate();
    socket.close();
  });
});

describe('closing', () => {
  test('those who may not take part any more lose this conversation and no other', async () => {
    const here = await joinPlain(node, 1);
    const elsewhere = await joinPlain(node, 1, `/ws/chat/8/?token=${tokenFor(1)}`);
    const group = await joinPlain(node, 1, `/ws/groups/7/chat/?token=${tokenFor(1)}`);
    const partner = await joinPlain(node, 2);
    const socket = await joinSocketIo(node, 1);
    node.hub.close([1], { conversation: 7 });
    expect(await here.closed).toEqual({ code: 4003, reason: 'Not allowed any more' });
    for (const { socket: open } of [elsewhere, group, partner]) expect(open.readyState).toBe(1);
    expect(socket.connected).toBe(true);
    for (const plain of [elsewhere, group, partner]) plain.socket.close();
    socket.close();
  });

  test('a sign-out closes its own sockets on both protocols', async () => {
    const plain = await joinPlain(node, 1, `/ws/chat/7/?token=${tokenFor(1, 'phone')}`);
    const socket = await joinSocketIo(node, 1, tokenFor(1, 'phone'));
    const other = await joinPlain(node, 1, `/ws/chat/7/?token=${tokenFor(1, 'laptop')}`);
    const gone = heard(socket, 'disconnect');
    node.hub.signOut({ familyId: 'phone' });
    expect((await plain.closed).code).toBe(4001);
    expect(await gone).toBe('io server disconnect');
    expect(other.socket.readyState).toBe(1);
    node.hub.signOut({ userId: 1 });
    expect((await other.closed).code).toBe(4001);
  });

  test('a sign-out that overtakes the handshake counts', async () => {
    const slow = await startNode({
      authenticate: async () => {
        slow.hub.signOut({ familyId: 'family-1' });
        return anActor(1);
      },
    });
    const plain = openPlain(slow, `/ws/chat/7/?token=${tokenFor(1)}`);
    expect((await plain.closed).code).toBe(4001);
    const socket = openSocketIo(slow, tokenFor(1));
    expect(await heard(socket, 'disconnect')).toBe('io server disconnect');
    expect(slow.hub.size).toEqual({ people: 0, socketio: 0, websocket: 0 });
    await slow.stop();
  });

  test('a block that overtakes the handshake counts', async () => {
    const slow = await startNode({
      routes: [
        {
          pattern: /^\/ws\/chat\/(\d+)$/,
          field: 'conversation',
          greeting: 'Connected to chat',
          events: [],
          invalidJson: 'Invalid JSON',
          open: async (actor, id) => slow.hub.close([actor.id], { conversation: id }),
        },
      ],
    });
    expect((await openPlain(slow, `/ws/chat/7/?token=${tokenFor(1)}`).closed).code).toBe(4003);
    await slow.stop();
  });
});
