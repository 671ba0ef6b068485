import { loadJq } from 'jq-wasm';
import { CommandError, UsageError } from '../failure.ts';

/** Texts as they are, anything else as JSON on one line. */
const flags = ['--raw-output', '--compact-output'];

const notAProgram = 3;

/** What jq says, without its name and its only file in front and without the line that only counts. */
const withoutName = (stderr: string): string =>
  stderr.replace(/^jq: error(?: \(at [^)]*\))?:? ?/, '').replace(/\njq: \d+ .*$/, '');

/** Makes an expression of jq a function; it is compiled at once, so that a mistake in it costs no request. */
export async function compileJq(expression: string): Promise<(data: unknown) => string> {
  const jq = await loadJq();
  // Without any input it is compiled and not run.
  const { exitCode, stderr } = jq.raw('', expression, flags);
  if (exitCode === notAProgram) {
    throw new UsageError(`--jq: ${withoutName(stderr)}`, 'The language is that of jq 1.8: https://jqlang.org/manual/');
  }
  return (data) => {
    const result = jq.raw(JSON.stringify(data), expression, flags);
    if (result.exitCode !== 0) throw new CommandError(`--jq: ${withoutName(result.stderr)}`);
    return result.stdout && `${result.stdout}\n`;
  };
}
