import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redocly } from '../redocly.ts';
import { type SpecDocument, toComparable } from './comparable.ts';
import { type ReportedChange, rate } from './rate.ts';

export interface Change {
  impact: 'major' | 'minor' | 'patch';
  /** A JSON pointer into the document; events are found under `/client-events` and `/server-events`. */
  path: string;
  message: string;
}

const config = join(import.meta.dirname, 'redocly-diff.yaml');

/** Every difference of two specs, each with the step of the version that it asks for. */
export async function compare(base: SpecDocument, revision: SpecDocument): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), 'study-mate-spec-'));
  try {
    const [before, after, output] = ['base.json', 'revision.json', 'report.json'].map((name) => join(folder, name));
    await writeFile(`${before}`, JSON.stringify(toComparable(base)));
    await writeFile(`${after}`, JSON.stringify(toComparable(revision)));
    const options = ['--config', config, '--format', 'json', '--fail-on', 'none', '--output', `${output}`];
    await redocly(['diff', `${before}`, `${after}`, ...options]);
    const { changes } = JSON.parse(await readFile(`${output}`, 'utf8')) as { changes: ReportedChange[] };
    return changes.map((change) => ({ path: change.path, ...rate(change) }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
