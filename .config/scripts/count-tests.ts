import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countRuns, type TestReport } from './test-reports.ts';

const [folder = '.', ...failedSteps] = process.argv.slice(2);
const reports = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as TestReport);

const { passed, failed } = countRuns(reports, failedSteps);
if (failedSteps.length > 0) console.log(`failed: ${failedSteps.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
// A run without a single test has shown nothing.
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
