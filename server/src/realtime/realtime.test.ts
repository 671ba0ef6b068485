import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { heard, joinPlain, joinSocketIo, openPlain, openSocketIo, startNode, tokenFor } from './realtime.fixtures.ts';

test('a sign-out that nobody announced is found by looking', async () => {
  const node = await startNode({ sweepMilliseconds: 20 });
  const plain = await joinPlain(node, 1);
  const socket = await joinSocketIo(node, 1);
  const other = await joinPlain(node, 2);
  const gone = heard(socket, 'disconnect');
  node.revoked.add('family-1');
  expect((await plain.closed).code).toBe(4001);
  expect(await gone).toBe('io server disconnect');
  expect(other.socket.readyState).toBe(1);
  await node.stop();
});

test('looking goes on after a failure', async () => {
  let fails = true;
  const node = await startNode({
    sweepMilliseconds: 20,
    findRevoked: async (familyIds) => {
      if (!fails) return [...familyIds];
      fails = false;
      throw new Error('no database');
    },
  });
  const plain = await joinPlain(node, 1);
  expect((await plain.closed).code).toBe(4001);
  await node.stop();
});

test('a plain socket that stopped answering is ended, one that answers stays', async () => {
  const node = await startNode({ heartbeatMilliseconds: 50 });
  const alive = await joinPlain(node, 2);
  const dead = await joinPlain(node, 1);
  dead.socket.pause();
  await expect.poll(() => node.hub.connectionsOf(1)).toBe(0);
  await pause(120);
  expect(alive.socket.readyState).toBe(1);
  dead.socket.terminate();
  await node.stop();
});

test('an authentication that hangs does not hold the handshake for ever', async () => {
  const node = await startNode({ handshakeMilliseconds: 30, authenticate: () => new Promise(() => undefined) });
  expect(await openPlain(node, `/ws/chat/7/?token=${tokenFor(1)}`).refusal).toMatchObject({ status: 503 });
  const socket = openSocketIo(node, tokenFor(1));
  expect(await heard(socket, 'connect_error')).toMatchObject({ data: { code: 'internal' } });
  socket.close();
  await node.stop();
});

test('a client that hangs up during the handshake leaves nothing behind', async () => {
  let release = () => {};
  const node = await startNode({
    authenticate: () => new Promise((_, reject) => (release = () => reject(new Error('late')))),
  });
  const raw = connect(node.port, '127.0.0.1');
  const request = [
    `GET /ws/chat/7/?token=${tokenFor(1)} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  ];
  raw.write(`${request.join('\r\n')}\r\n\r\n`);
  await pause(50);
  raw.resetAndDestroy();
  await once(raw, 'close');
  await pause(20);
  release();
  expect(node.hub.size).toEqual({ people: 0, socketio: 0, websocket: 0 });
  await node.stop();
});

test('draining asks everybody to come back and turns newcomers away', async () => {
  const node = await startNode();
  const plain = await joinPlain(node, 1);
  const socket = await joinSocketIo(node, 2);
  const gone = heard(socket, 'disconnect');
  await node.realtime.drain();
  expect(await plain.closed).toEqual({ code: 1012, reason: 'Restarting' });
  // Not the farewell of the protocol, after which a client would stay away.
  expect(await gone).toBe('transport close');
  const refused = await openPlain(node, `/ws/chat/7/?token=${tokenFor(1)}`).refusal;
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
  const late = openSocketIo(node, tokenFor(1));
  await heard(late, 'connect_error');
  late.close();
  expect(node.hub.size.people).toBe(0);
  await node.stop();
});

test('a Socket.IO client comes back by itself after a restart', async () => {
  const node = await startNode();
  const socket = openSocketIo(node, tokenFor(1), true);
  await heard(socket, 'connection_established');
  const back = heard(socket, 'connection_established');
  for (const connection of node.hub.all()) connection.close(1012, 'Restarting');
  await back;
  socket.close();
  await node.stop();
});

test('a handshake under way does not escape the draining', async () => {
  const node = await startNode({
    routes: [
      {
        pattern: /^\/ws\/chat\/(\d+)$/,
        field: 'conversation',
        greeting: 'Connected to chat',
        events: [],
        invalidJson: 'Invalid JSON',
        open: () => pause(50),
      },
    ],
  });
  const early = await joinSocketIo(node, 2);
  const late = openPlain(node, `/ws/chat/7/?token=${tokenFor(1)}`);
  await pause(20);
  await node.realtime.drain();
  expect((await late.closed).code).toBe(1012);
  early.close();
  await node.stop();
});
