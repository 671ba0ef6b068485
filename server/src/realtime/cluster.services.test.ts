import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aMessage, heard, joinPlain, joinSocketIo, startNode } from './realtime.fixtures.ts';

describe('two nodes on one Redis', () => {
  const clients: Redis[] = [];
  const connect = () => {
    const client = new Redis(process.env.TEST_REDIS_URL ?? '', { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    client.on('error', () => undefined);
    clients.push(client);
    return client;
  };
  const startOn = async (key: string) => {
    const publisher = connect();
    return { publisher, ...(await startNode({ redis: { publisher, subscriber: connect(), key } })) };
  };
  let one: Awaited<ReturnType<typeof startOn>>;
  let two: Awaited<ReturnType<typeof startOn>>;
  beforeAll(async () => {
    const key = `test-${process.pid}`;
    [one, two] = await Promise.all([startOn(key), startOn(key)]);
    const publisher = one.publisher;
    // As many as have subscribed are counted as receivers.
    await vi.waitFor(async () => expect(await publisher.publish(`${key}-request#/#`, '{}')).toBe(2));
  });
  afterAll(async () => {
    await Promise.all([one.stop(), two.stop()]);
    for (const client of clients) client.disconnect();
  });

  test('a message arrives on the other node, once, by either protocol', async () => {
    const sender = await joinSocketIo(one, 1);
    const receiver = await joinSocketIo(two, 2);
    const plain = await joinPlain(two, 2);
    const received: unknown[] = [];
    receiver.on('chat_message', (message) => received.push(message));
    const answer = await sender.emitWithAck('chat_message', { conversation: 7, content: 'Hi' });
    expect(await plain.next()).toEqual({ type: 'chat_message', ...answer.data });
    await expect.poll(() => received).toEqual([answer.data]);
    const back = heard(sender, 'chat_message');
    plain.send({ type: 'chat_message', content: 'Hi yourself' });
    expect(await back).toMatchObject({ content: 'Hi yourself', sender_id: 2 });
    for (const socket of [sender, receiver]) socket.close();
    plain.socket.close();
  });

  test('a sign-out and a block on one node close sockets on the other', async () => {
    const blocked = await joinPlain(two, 1);
    one.hub.close([1], { conversation: 7 });
    expect((await blocked.closed).code).toBe(4003);
    const plain = await joinPlain(two, 1);
    const socket = await joinSocketIo(two, 1);
    const gone = heard(socket, 'disconnect');
    one.hub.signOut({ userId: 1 });
    expect((await plain.closed).code).toBe(4001);
    expect(await gone).toBe('io server disconnect');
  });

  test('another installation on the same Redis hears nothing', async () => {
    const stranger = await startOn(`other-${process.pid}`);
    const plain = await joinPlain(stranger, 2);
    one.hub.send([2], 'chat_message', aMessage());
    await pause(100);
    expect(plain.heard).toEqual([]);
    plain.socket.close();
    await stranger.stop();
  });

  test('noise on the channels harms nobody', async () => {
    const noise = ['{', '\u00ff\u0000', '{"type":6,"data":["order",{"kind":"send"}]}', '{"type":6}', 'null'];
    for (const text of noise) {
      await one.publisher.publish(`test-${process.pid}-request#/#`, text);
      await one.publisher.publish(`test-${process.pid}#/#`, text);
    }
    const plain = await joinPlain(two, 2);
    one.hub.send([2], 'chat_message', aMessage());
    expect(await plain.next()).toMatchObject({ type: 'chat_message' });
    plain.socket.close();
  });

  test('without Redis each node goes on for its own people, and they find each other again', async () => {
    const here = await joinPlain(one, 1);
    const there = await joinPlain(two, 2);
    for (const client of clients) client.disconnect();
    await expect.poll(() => clients.map(({ status }) => status)).toEqual(clients.map(() => 'end'));
    one.hub.send([1, 2], 'chat_message', aMessage({ seq: 1 }));
    expect(await here.next()).toMatchObject({ seq: 1 });
    await Promise.all(clients.map((client) => client.connect()));
    await expect
      .poll(
        async () => {
          one.hub.send([2], 'chat_message', aMessage({ seq: 2 }));
          await pause(20);
          return there.heard.length;
        },
        { timeout: 5000 },
      )
      .toBeGreaterThan(0);
    expect(await there.next()).toMatchObject({ seq: 2 });
    here.socket.close();
    there.socket.close();
  });
});

describe('a node whose Redis is away from the start', () => {
  test('serves its own people', async () => {
    const away = () => {
      const client = new Redis('redis://127.0.0.1:1', { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
      client.on('error', () => undefined);
      return client;
    };
    const redis = { publisher: away(), subscriber: away(), key: 'away' };
    const alone = await startNode({ redis });
    const sender = await joinSocketIo(alone, 1);
    const receiver = await joinPlain(alone, 2);
    expect(await sender.emitWithAck('chat_message', { conversation: 7, content: 'Hi' })).toMatchObject({ ok: true });
    expect(await receiver.next()).toMatchObject({ content: 'Hi' });
    alone.hub.signOut({ userId: 2 });
    expect((await receiver.closed).code).toBe(4001);
    sender.close();
    await alone.stop();
    redis.publisher.disconnect();
    redis.subscriber.disconnect();
  });
});
