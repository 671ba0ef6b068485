import { rmSync } from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';

/** Milliseconds after which a lock is taken for forgotten, whoever made it: longer than any task may last. */
const forgottenAfter = 120_000;
const longestWait = 150;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The locks of this program, given back when it ends in the middle of a task. */
const held = new Set<string>();
const giveAllBack = () => {
  for (const path of held) rmSync(path, { force: true });
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** In a container every start may have the same number: what is older than this one is of an earlier start. */
const isOfEarlierStart = (pid: number, madeAt: number): boolean =>
  pid === process.pid && madeAt < Date.now() - process.uptime() * 1_000 - 1_000;

/** True when the file did not exist and is ours now. */
const claim = (path: string): Promise<boolean> =>
  writeFile(path, `${process.pid}`, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** What the lock says while its owner cannot give it back any more. */
const findAbandoned = async (path: string): Promise<string | undefined> => {
  try {
    const [owner, { mtimeMs }] = [await readFile(path, 'utf8'), await stat(path)];
    const age = Date.now() - mtimeMs;
    const pid = Number(owner);
    // A lock without a number is being written this moment.
    const isGone = owner ? !isAlive(pid) || isOfEarlierStart(pid, mtimeMs) : age > 1_000;
    return isGone || age > forgottenAfter ? owner : undefined;
  } catch {
    return undefined;
  }
};

/** Takes the lock of a dead process out of the way, unless another process has done so and locked anew. */
const clear = async (path: string, owner: string): Promise<void> => {
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    if ((await readFile(aside, 'utf8')) !== owner) await rename(aside, path);
    else await rm(aside, { force: true });
  } catch {
    // Somebody else was quicker.
  }
};

/**
 * Runs the task while no other process runs one under the same path. A lock whose process died does not count.
 *
 * @param path of a file that exists as long as the task runs
 *
 * @example
 * await withFileLock('/home/an/.study-mate/tokens.json.lock', () => renew());
 */
export async function withFileLock<Result>(path: string, task: () => Promise<Result>): Promise<Result> {
  while (!(await claim(path))) {
    const owner = await findAbandoned(path);
    if (owner === undefined) await wait(10 + Math.random() * longestWait);
    else await clear(path, owner);
  }
  if (held.size === 0) process.once('exit', giveAllBack);
  held.add(path);
  try {
    return await task();
  } finally {
    held.delete(path);
    if (held.size === 0) process.off('exit', giveAllBack);
    rmSync(path, { force: true });
  }
}
