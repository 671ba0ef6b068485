import type { ScenarioResult, StepResult } from '../scenario/result.ts';
import { fold } from './fold.ts';
import type { Output } from './output.ts';
import { printableLine } from './printable.ts';
import { tabSeparated } from './rows.ts';

const drawFailure = ({ file }: ScenarioResult, step: StepResult, { width }: Output): string =>
  [
    ['', `${step.title} (${file}:${step.line})`],
    ['expected', step.expected],
    ['came', step.came],
    ['request', step.request_id],
  ]
    .filter(([, text]) => text)
    .map(
      ([label = '', text = '']) =>
        `  ${label.padEnd(label ? 9 : 0)}${fold(printableLine(text), width, ' '.repeat(11))}\n`,
    )
    .join('');

function draw(result: ScenarioResult, output: Output): string {
  const { style } = output;
  const failed = result.steps.filter(({ state }) => state === 'failed');
  const mark = result.state === 'passed' ? style.green('✓') : style.red('✗');
  const count = `${result.steps.length} steps, ${result.seconds.toFixed(1)} s`;
  const head = `${mark} ${printableLine(result.name)} ${style.dim(`(${count})`)}\n`;
  return head + failed.map((step) => drawFailure(result, step, output)).join('');
}

/** A scenario and why it failed for people, a row for each step for programs. */
export function printScenario(output: Output, result: ScenarioResult): void {
  if (output.isTerminal) output.write(draw(result, output));
  else {
    const rows = result.steps.map(({ state, title, line, seconds, expected, came, request_id }) => [
      state,
      result.file,
      line,
      title,
      seconds.toFixed(3),
      expected,
      came,
      request_id,
    ]);
    output.write(tabSeparated(rows));
  }
}
