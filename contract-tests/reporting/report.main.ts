import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spec } from '../documented.ts';
import { eventOutcomes } from '../event-outcomes.ts';
import { exercised } from './exercised.ts';
import { readKept, reportFolder } from './kept.ts';
import { modelOf, type Part } from './report.model.ts';
import { pageOf } from './report.page.tsx';

/** `npm run contract:report`: records and verifies, and writes down what is covered by that, also when it failed. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', '.config/vitest.config.ts', '--project'];

async function run(name: string, project: string): Promise<Part & { hasPassed: boolean }> {
  const begun = performance.now();
  const tests = spawn(process.execPath, [...vitest, project], { cwd: root, stdio: 'inherit' });
  const [code] = await once(tests, 'exit');
  return { name, milliseconds: Math.round(performance.now() - begun), hasPassed: code === 0 };
}

const runs = [await run('record', 'pacts'), await run('verify and count', 'contract-tests')];
const kept = readKept();
const total = { name: 'total', milliseconds: runs.reduce((sum, { milliseconds }) => sum + milliseconds, 0) };
const parts = [
  ...runs,
  ...kept.map(({ name, milliseconds, verified }) => ({
    name: `of which ${name} (${verified.length} interactions)`,
    milliseconds,
  })),
  total,
];
const hasPassed = runs.every((it) => it.hasPassed);
const report = modelOf({
  spec,
  declared: eventOutcomes,
  exercised: exercised(kept),
  parts,
  hasPassed,
  madeAt: new Date(),
});
const path = join(reportFolder, 'index.html');
writeFileSync(path, pageOf(report));
process.stdout.write(`\n${path}\n`);
process.exitCode = hasPassed ? 0 : 1;
