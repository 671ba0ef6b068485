import { expect, test } from 'vitest';
import { httpPaths, interactionsOf, readPact } from '../pact-files.ts';
import { runApart } from '../provider/apart.ts';
import { longest } from '../provider/verified.ts';

test('the mock keeps what the server promises over HTTP', longest, async () => {
  const paths = httpPaths();
  const promised = interactionsOf(paths.map(readPact)).map(({ description }) => description);
  const program = new URL('./verify-mock.main.ts', import.meta.url);
  const verified = await runApart<string[]>(program, { paths }, { within: 120_000 });
  expect(verified.sort()).toEqual(promised.sort());
});
