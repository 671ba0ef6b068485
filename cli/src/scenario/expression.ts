import { loadJq } from 'jq-wasm';

/** What is wrong with an expression of jq, on one line. */
const complaint = (stderr: string): string =>
  stderr
    .replace(/^jq: error(?: \(at [^)]*\))?:? ?/, '')
    .split('\n', 1)
    .join('');

/** What is wrong with an expression itself; nothing if it can be run. */
export async function findExpressionError(expression: string): Promise<string | undefined> {
  const { exitCode, stderr } = (await loadJq()).raw('', expression, ['--compact-output']);
  return exitCode === 3 ? complaint(stderr) : undefined;
}

/** All that an expression makes of the data. */
export async function evaluate(expression: string, data: unknown): Promise<unknown[]> {
  const text = JSON.stringify(data ?? null);
  const { exitCode, stdout, stderr } = (await loadJq()).raw(text, expression, ['--compact-output']);
  if (exitCode !== 0) throw new Error(complaint(stderr));
  return stdout.split('\n').flatMap((line) => (line ? [JSON.parse(line)] : []));
}
