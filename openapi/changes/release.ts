import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { redocly } from '../redocly.ts';
import type { SpecDocument } from './comparable.ts';

const execute = promisify(execFile);
const repository = join(import.meta.dirname, '../..');
const git = async (...parameters: string[]) => (await execute('git', parameters, { cwd: repository })).stdout.trim();

/** The newest release that the present commit stands on; undefined before the first one. */
export async function findLastRelease(): Promise<string | undefined> {
  return git('describe', '--tags', '--abbrev=0', '--match', 'v*').catch(() => undefined);
}

/** Puts what a commit, branch or tag has into a folder; only what is under `path`, if one is named. */
export async function unpack(reference: string, folder: string, ...path: string[]): Promise<void> {
  const commit = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`).catch(
    () => {
      throw new Error(`${reference} is no commit, branch or tag of this repository.`);
    },
  );
  const archive = join(folder, 'sources.tar');
  await git('archive', '--output', archive, commit, ...path);
  await execute('tar', ['-xf', archive, '-C', folder]);
  await rm(archive);
}

/** The spec as a commit, branch or tag has it, bundled by the rules of its own time. */
export async function readSpecAt(reference: string): Promise<SpecDocument> {
  const folder = await mkdtemp(join(tmpdir(), 'study-mate-release-'));
  try {
    await unpack(reference, folder, 'openapi');
    const bundled = join(folder, 'openapi.json');
    await redocly(['bundle', 'openapi.yaml', '--config', 'redocly.yaml', '--output', bundled], join(folder, 'openapi'));
    return JSON.parse(await readFile(bundled, 'utf8')) as SpecDocument;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
