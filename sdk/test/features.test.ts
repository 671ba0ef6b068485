import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const guide = join(import.meta.dirname, '../../docs');
const page = readFileSync(join(guide, 'what-the-sdk-does.md'), 'utf8');
const rows = [...page.matchAll(/^\| (?<feature>.+) \| \[(?<title>.+)\]\((?<file>.+)\) \|$/gm)].map(
  ({ groups }) => groups,
);

test('every feature that is named has the test that is named beside it', () => {
  expect(rows).toHaveLength(page.split('\n').filter((line) => line.startsWith('| ')).length - 1);
  for (const { title = '', file = '' } of rows as Record<string, string>[]) {
    expect(readFileSync(join(guide, file), 'utf8'), file).toContain(`'${title}'`);
  }
});
