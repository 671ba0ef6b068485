import { expect, test } from 'vitest';
import { entries } from '../cli/src/program.ts';
import { createReader } from './cells.ts';
import { operations, spec } from './documented.ts';
import { folderOf, interactionsOf, readPacts } from './pact-files.ts';

/** What was typed: descriptions end with it. */
const typedIn = (description: string): string => /\bstudy-mate (.+)$/.exec(description)?.[1] ?? '';

/** Commands that rely on nothing the server answers, each with the reason. */
const askNothing: Record<string, string> = {
  doctor: 'looks at the server from outside, at paths that no operation has; its one call is what whoami has recorded',
  'scenario run': 'asks what its file says, and relies on no answer but those that the file expects',
  'scenario check': 'reads files',
  completion: 'prints a script that is part of the program',
};

test('every command has recorded what it asks the server for', () => {
  const lines = interactionsOf(readPacts(folderOf('study-mate-cli'))).map((it) => typedIn(it.description));
  const isRecorded = (name: string) => lines.some((line) => line === name || line.startsWith(`${name} `));
  expect(entries.map(({ name }) => name).filter((name) => !isRecorded(name))).toEqual(Object.keys(askNothing));
});

test('every operation is what a command of its own asks for', () => {
  const { shownBy } = createReader(spec);
  const asked = interactionsOf(readPacts(folderOf('study-mate-cli')))
    // Which can call anything.
    .filter(({ description }) => !typedIn(description).startsWith('api '))
    .flatMap(shownBy)
    .map(({ name }) => name);
  expect(operations.map(({ id }) => id).filter((id) => !asked.includes(id))).toEqual([]);
});
