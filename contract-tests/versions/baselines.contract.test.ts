import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findLastRelease } from '../../openapi/changes/release.ts';
import { assertWorthVerifying } from '../pact-checks.ts';
import { type HttpInteraction, interactionsOf, type PactFile, pactFolder, readPacts } from '../pact-files.ts';
import { runApart } from '../provider/apart.ts';
import { emptyDatabase, longest } from '../provider/verified.ts';
import type { Verified } from '../sightings.ts';
import { baselineOf, baselineVersions, onlyIn } from './baseline.ts';

/** Milliseconds. */
const within = 600_000;

/** Holds the server of today to these pacts; the descriptions of what it keeps. */
async function verify(pacts: readonly PactFile[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'study-mate-baseline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const paths = pacts.map((pact, index) => {
    const path = join(folder, `${index}.json`);
    writeFileSync(path, JSON.stringify(pact));
    return path;
  });
  if (paths.length === 0) return [];
  const job = { databaseUrl: await emptyDatabase('baselines'), paths };
  const verified = await runApart<Verified[]>(new URL('../provider/verify.main.ts', import.meta.url), job, { within });
  return verified.map(({ description }) => description);
}

const today = readPacts(pactFolder);

test.each(baselineVersions())('the server of today keeps what version %s relies on', longest, async (version) => {
  const baseline = readPacts(baselineOf(version));
  assertWorthVerifying(baseline);
  const pacts = onlyIn(baseline, today);
  const promised = interactionsOf(pacts).map(({ description }) => description);
  expect((await verify(pacts)).sort()).toEqual(promised.sort());
});

test('what only another version relies on is noticed when the server does not keep it', longest, async () => {
  const [pact] = readPacts(baselineOf(baselineVersions().at(-1) ?? ''));
  const kept = pact?.interactions.find((it): it is HttpInteraction => it.type === 'Synchronous/HTTP');
  if (!pact || !kept) throw new Error('The baseline holds nothing');
  const lost = { ...kept, response: { ...kept.response, status: 299 } };
  const before = onlyIn([{ ...pact, interactions: [kept, lost] }], [{ ...pact, interactions: [kept] }]);
  expect(interactionsOf(before)).toEqual([lost]);
  await expect(verify(before)).rejects.toThrow('299');
});

test('the last release has left its pacts', async () => {
  const released = (await findLastRelease())?.replace(/^v/, '');
  expect(baselineVersions()).toEqual(expect.arrayContaining(released ? [released] : []));
});
