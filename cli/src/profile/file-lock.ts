// The promises of node:fs are loaded when they are first used.
import { promises as fs, rmSync } from 'node:fs';

/** Milliseconds after which a lock is taken for forgotten, whoever made it: longer than any renewal may last. */
const forgottenAfter = 120_000;
const longestWait = 150;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** True when the file did not exist and is ours now. */
const claim = (path: string): Promise<boolean> =>
  fs.writeFile(path, `${process.pid}`, { flag: 'wx', mode: 0o600 }).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') return false;
      throw error;
    },
  );

/** What the lock says while its owner cannot give it back any more. */
const findAbandoned = async (path: string): Promise<string | undefined> => {
  try {
    const [owner, { mtimeMs }] = [await fs.readFile(path, 'utf8'), await fs.stat(path)];
    const age = Date.now() - mtimeMs;
    // A lock without a number is being written this moment.
    const isGone = owner ? !isAlive(Number(owner)) : age > 1_000;
    return isGone || age > forgottenAfter ? owner : undefined;
  } catch {
    return undefined;
  }
};

/** Takes the lock of a dead process out of the way, unless another process has done so and locked anew. */
const clear = async (path: string, owner: string): Promise<void> => {
  const aside = `${path}.${process.pid}`;
  try {
    await fs.rename(path, aside);
    if ((await fs.readFile(aside, 'utf8')) !== owner) await fs.rename(aside, path);
    else await fs.rm(aside, { force: true });
  } catch {
    // Somebody else was quicker.
  }
};

/** Runs the task while no other process runs one under the same path. A lock whose process died does not count. */
export async function withFileLock<Result>(path: string, task: () => Promise<Result>): Promise<Result> {
  while (!(await claim(path))) {
    const owner = await findAbandoned(path);
    if (owner === undefined) await wait(10 + Math.random() * longestWait);
    else await clear(path, owner);
  }
  const giveBack = () => rmSync(path, { force: true });
  process.once('exit', giveBack);
  try {
    return await task();
  } finally {
    process.off('exit', giveBack);
    giveBack();
  }
}
