import type { Finding } from '../doctor/finding.ts';
import { fold } from './fold.ts';
import type { Output } from './output.ts';
import { printable, printableLine } from './printable.ts';
import { tabSeparated } from './rows.ts';

/** A line for each finding, and below it what to do. */
export function printFindings(output: Output, findings: readonly Finding[]): void {
  if (output.isJson) output.json(findings);
  else if (output.isTerminal) output.write(draw(findings, output));
  else output.write(tabSeparated(findings.map((it) => [it.state, it.check, it.message, it.advice])));
}

const inPlainWords = (findings: readonly Finding[]): string =>
  findings
    .map(({ check, state, message, advice = '' }) => `${check}: ${state}. ${`${message} ${advice}`.trim()}\n`)
    .join('');

const draw = (findings: readonly Finding[], { style, width, isPlain }: Output): string => {
  if (isPlain) return printable(inPlainWords(findings));
  const marks = { ok: style.green('✓'), warning: style.yellow('!'), broken: style.red('✗') };
  const left = Math.max(...findings.map(({ check }) => check.length)) + 4;
  const drawn = findings.map(({ check, state, message, advice }) => {
    const lines = [message, ...(advice ? [advice] : [])].map(printableLine).join('\n');
    return `${marks[state]} ${check.padEnd(left - 2)}${fold(lines, width, ' '.repeat(left))}\n`;
  });
  return drawn.join('');
};
