import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../core/refusal.ts';
import { lockDirectory } from './lock.ts';

let folder: string;
let directory: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'study-mate-lock-'));
  directory = join(folder, 'postgres');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('the second who asks is told who was first', () => {
  const unlock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(Refusal);
  expect(() => lockDirectory(directory)).toThrow(`in use by process ${process.pid}`);
  unlock();
  lockDirectory(directory)();
});

test('a killed process that its parent has not asked about yet holds no lock', async () => {
  // What follows `exec` never asks about the child that the shell began.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(line);
  // Until then a shell is there, which may ask.
  await expect.poll(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8')).toBe('sleep\n');
  process.kill(pid, 'SIGKILL');
  const state = () => readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[2];
  await expect.poll(state).toBe('Z');
  writeFileSync(`${directory}.lock`, JSON.stringify({ pid }));
  lockDirectory(directory)();
  parent.kill('SIGKILL');
});
