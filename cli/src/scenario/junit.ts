import { XMLBuilder } from './formats.ts';
import type { ScenarioResult, StepResult } from './result.ts';

/** What XML cannot hold, however it is written. */
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const clean = (text: string): string => text.replace(unwritable, '\uFFFD');
const inSeconds = (seconds: number): string => seconds.toFixed(3);

const reasonOf = ({ expected = '', came = '', request_id, line }: StepResult, file: string): string =>
  [`${file}:${line}`, `expected: ${expected}`, `came: ${came}`, ...(request_id ? [`request: ${request_id}`] : [])].join(
    '\n',
  );

const outcome = (step: StepResult, file: string): object => {
  const message = `expected ${step.expected}, came ${step.came}`;
  switch (step.state) {
    case 'failed':
      return { failure: { '@message': clean(message), '@type': 'expectation', '#text': clean(reasonOf(step, file)) } };
    case 'interrupted':
      return { error: { '@message': 'The run was interrupted.', '@type': 'interruption' } };
    case 'skipped':
      return { skipped: '' };
    default:
      return {};
  }
};

const count = (steps: readonly StepResult[], state: StepResult['state']): number =>
  steps.filter((step) => step.state === state).length;

const totals = (steps: readonly StepResult[], seconds: number) => ({
  '@tests': steps.length,
  '@failures': count(steps, 'failed'),
  '@errors': count(steps, 'interrupted'),
  '@skipped': count(steps, 'skipped'),
  '@time': inSeconds(seconds),
});

/** The results as build servers read them: a suite for each file, a case for each step. */
export function writeJunit(results: readonly ScenarioResult[]): string {
  const all = results.flatMap(({ steps }) => steps);
  const seconds = results.reduce((sum, it) => sum + it.seconds, 0);
  const suites = results.map(({ file, name, started_at, steps, ...result }) => ({
    '@name': clean(name),
    '@file': clean(file),
    '@timestamp': started_at,
    ...totals(steps, result.seconds),
    testcase: steps.map((step) => ({
      '@name': clean(step.title),
      '@classname': clean(name),
      '@file': clean(file),
      '@line': step.line,
      '@time': inSeconds(step.seconds),
      ...outcome(step, file),
    })),
  }));
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
    suppressBooleanAttributes: false,
  });
  const tree = { testsuites: { '@name': 'study-mate', ...totals(all, seconds), testsuite: suites } };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(tree)}`;
}
