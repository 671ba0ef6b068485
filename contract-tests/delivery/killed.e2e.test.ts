import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { StudyMate } from '@study-mate/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServer } from '../../server/test/server-process.ts';

const program = fileURLToPath(new URL('./write-and-stay.main.ts', import.meta.url));
const outbox = mkdtempSync(join(tmpdir(), 'study-mate-outbox-'));
let server: ServerProcess;

beforeAll(async () => {
  server = await startServer({ args: ['--ephemeral'] });
});
afterAll(async () => {
  await server?.stop('SIGKILL');
  rmSync(outbox, { recursive: true });
});

/** Lets the program write, and kills it while a message is on its way; which ones it was about to send by then. */
async function write(name: string, count: number, killAt = Number.NaN): Promise<string[]> {
  const command = ['--import', 'tsx', program, server.url, outbox, name, String(count)];
  const writer = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(writer, 'exit');
  const told: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    const [state, ...content] = line.split(' ');
    if (state === 'sending') told.push(content.join(' '));
    if (line === `sending ${name} ${killAt}`) writer.kill('SIGKILL');
  }
  expect(await ended).toEqual(Number.isNaN(killAt) ? [0, null] : [null, 'SIGKILL']);
  return told;
}

async function received(): Promise<string[]> {
  const minh = new StudyMate({ baseUrl: server.url });
  await minh.auth.login({ email: 'minh@study-mate.example', password: 'study-together' });
  const [conversation] = (await minh.chat.listConversations()).filter(({ unread_count }) => unread_count > 0);
  const contents: string[] = [];
  for await (const { content } of minh.chat.listMessages(conversation?.id ?? 0, { page_size: 100 }))
    contents.push(content);
  // The newest comes first; what the demonstration says is not ours.
  return contents.filter((content) => /^\w+ \d+$/.test(content)).reverse();
}

test('a program that is killed again and again loses, repeats and reorders nothing that it has kept', async () => {
  const told = [...(await write('first', 40, 10)), ...(await write('second', 40, 10)), ...(await write('last', 20))];
  const contents = await received();

  expect(new Set(contents).size).toBe(contents.length);
  expect(told.filter((content) => !contents.includes(content))).toEqual([]);
  const upTo = (name: string) =>
    Array.from({ length: contents.filter((it) => it.startsWith(name)).length }, (_, index) => `${name} ${index}`);
  expect(contents).toEqual([...upTo('first'), ...upTo('second'), ...upTo('last')]);
  expect(upTo('last')).toHaveLength(20);
});
