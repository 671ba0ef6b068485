import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts';

// Several starts a test, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000 });

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'study-mate-test-'));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const dataDir = () => join(directory, 'data');

async function query(embedded: EmbeddedDatabase, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ stream: () => embedded.stream() });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function anotherProcess(): Promise<ChildProcess> {
  const program = `
    import pg from 'pg';
    import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)};
    const embedded = await startEmbedded({ dataDir: ${JSON.stringify(dataDir())} });
    const client = new pg.Client({ stream: () => embedded.stream() });
    await client.connect();
    await client.query("CREATE TABLE kept AS SELECT 'by the other process' AS text");
    console.log('ready');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('a restart keeps the rows, and leaves no lock or draft when closed', async () => {
  const first = await startEmbedded({ dataDir: dataDir() });
  await query(first, "CREATE TABLE kept AS SELECT 'here' AS text");
  await first.close();
  const second = await startEmbedded({ dataDir: dataDir() });
  expect(await query(second, 'SELECT text FROM kept')).toEqual([{ text: 'here' }]);
  await second.close();
  expect(await readdir(directory)).toEqual(['data']);
});

test('a second process is refused; when the first is killed, the next start recovers lock and rows', async () => {
  const other = await anotherProcess();
  const refusal = new RegExp(`in use by process ${other.pid}\\. Stop that one first`);
  await expect(startEmbedded({ dataDir: dataDir() })).rejects.toThrow(refusal);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(existsSync(`${dataDir()}.lock`)).toBe(true);
  const embedded = await startEmbedded({ dataDir: dataDir() });
  expect(await query(embedded, 'SELECT text FROM kept')).toEqual([{ text: 'by the other process' }]);
  await embedded.close();
});

test('a lock of an earlier process with this number does not count', async () => {
  await writeFile(`${dataDir()}.lock`, JSON.stringify({ pid: process.pid, started: '1' }));
  const embedded = await startEmbedded({ dataDir: dataDir() });
  await expect(startEmbedded({ dataDir: dataDir() })).rejects.toThrow('in use by process');
  await embedded.close();
});

test('connections that are open when it closes are told so', async () => {
  const embedded = await startEmbedded({ dataDir: 'memory' });
  const client = new pg.Client({ stream: () => embedded.stream() });
  const told: string[] = [];
  client.on('error', (error) => told.push(error.message));
  await client.connect();
  await embedded.close();
  expect(told).toContain('The embedded database is closed');
});
