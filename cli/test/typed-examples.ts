import type { Command } from '../src/command.ts';

interface Typed {
  /** What stands behind the program's name. */
  words: string[];
  stdin: string;
}

/** What a shell makes of the words of a line that has no more to it than quotes. */
export const parts = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, double, single, bare]) => double ?? single ?? bare ?? '');

/** What the program in front of the pipe says, as far as examples have one. */
const said = (before: string): string => {
  const [program, text = ''] = parts(before);
  return program === 'echo' || program === 'printf' ? text.replaceAll('\\n', '\n') : 'something';
};

/** An example of a command, as the shell would hand it over: without the pipe in front, which becomes stdin. */
export function wordsFor({ name, examples }: Command): Typed {
  const lines = examples.map(({ line }) => line);
  const line = lines.find((it) => it.includes('| study-mate')) ?? lines[0] ?? `study-mate ${name}`;
  const [before, after = line] = line.includes('| study-mate') ? line.split(' | ') : [''];
  const words = parts(after.replace(/^study-mate /, '')).filter((word) => word !== '--json');
  const profile = words.indexOf('--profile');
  if (profile !== -1) words.splice(profile, 2);
  return { words, stdin: before ? said(before) : '' };
}
