import { type Actor, signedIn } from '../test/permissions/cast.ts';
import { expectation } from '../test/permissions/declaration.ts';
import { examplesOf } from '../test/permissions/objects.ts';
import { operations } from '../test/permissions/operations.ts';
import { policy } from '../test/permissions/policy.ts';

/** Prints who may do what as a Markdown table: the declaration that the permission tests hold the server to. */

const heading = ['operation', 'about', 'no sign-in', ...signedIn];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const lines = operations.flatMap((operation) => {
  const rule = policy.find((it) => it.operations.includes(operation.id));
  if (!rule) throw new Error(`${operation.id} is not declared`);
  const answerFor = (example: string, actor: Actor): string => {
    const answer = expectation(rule, example, actor);
    return String(answer === 'ok' ? operation.success : answer);
  };
  return examplesOf(operation).map((example) =>
    row([
      operation.id,
      example === '-' ? '' : `${operation.kind}: ${example}`,
      ...(['anonymous', ...signedIn] as const).map((actor) => answerFor(example, actor)),
    ]),
  );
});

console.log([row(heading), row(heading.map(() => '---')), ...lines].join('\n'));
