import { expect, test } from 'vitest';
import { type Check, runChecks } from './run-checks.ts';

const node = (name: string, script: string): Check => ({ name, command: [process.execPath, '-e', script] });

async function outcomeOf(...checks: Check[]) {
  const lines: string[] = [];
  const failed = await runChecks(checks, (line) => lines.push(line));
  return { failed, text: lines.join('\n') };
}

test('what a good check prints is kept to itself', async () => {
  const { failed, text } = await outcomeOf(node('quiet', 'console.log("all of it")'));
  expect(failed).toEqual([]);
  expect(text).toMatch(/^ok {6}quiet +\d+\.\d s$/);
});

test('a failed check is named and shows what it printed, and the others still run', async () => {
  const { failed, text } = await outcomeOf(
    node('broken', 'console.error("because of this"); process.exitCode = 3'),
    node('fine', ''),
  );
  expect(failed).toEqual(['broken']);
  expect(text).toContain('        because of this');
  expect(text).toMatch(/ok {6}fine/);
});

test('a program that is not there is a failure', async () => {
  const { failed } = await outcomeOf({ name: 'missing', command: ['no-such-program-anywhere'] });
  expect(failed).toEqual(['missing']);
});
