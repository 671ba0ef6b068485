import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../../core/refusal.ts';

interface Holder {
  pid: number;
  /** Distinguishes a process from a later one with the same number. */
  started: string | undefined;
}

/** What the kernel tells of a process after its name; nothing where `/proc` does not exist. */
function statusOf(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** When a process began, in the kernel's own ticks. */
const startOf = (pid: number): string | undefined => statusOf(pid)[19];

/** A process that was killed has a number until its parent has asked for its end. */
const isZombie = (pid: number): boolean => statusOf(pid)[0] === 'Z';

function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return !isZombie(pid) && (started === undefined || startOf(pid) === started);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function toHolder(content: string): Holder | undefined {
  try {
    const { pid, started } = JSON.parse(content) as Partial<Holder>;
    return typeof pid === 'number' ? { pid, started } : undefined;
  } catch {
    return undefined;
  }
}

/** Appears with its content or not at all, so that nobody reads half a lock. */
function create(file: string): boolean {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, started: startOf(process.pid) }));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Removes a dead process's lock, and puts back what somebody else has locked in the meantime. */
function clearAway(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) linkSync(aside, file);
  rmSync(aside);
}

/**
 * Claims a data directory for this process by a file beside it, and answers with the function that lets go. Two
 * processes on one directory would silently lose each other's rows, so the second is refused.
 */
export function lockDirectory(directory: string): () => void {
  const file = `${directory}.lock`;
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file)) return () => rmSync(file, { force: true });
    const content = read(file);
    if (content === undefined) continue;
    const holder = toHolder(content);
    if (holder && isRunning(holder)) {
      throw new Refusal(
        `The embedded database in ${directory} is in use by process ${holder.pid}. ` +
          'Stop that one first, or give this one another DATA_DIR.',
      );
    }
    clearAway(file, content);
  }
  throw new Refusal(`Could not lock ${directory}: remove ${file} if no other process uses it.`);
}
