import { checkInput, type InputProblem, type RequestInput } from '@study-mate/sdk/inputs';
import { UsageError } from '../../failure.ts';
import { findNearest } from '../../nearest.ts';

const describe = ({ name, text, known = [] }: InputProblem): string => {
  const nearest = findNearest(name.replace(/^.*\./, ''), known);
  return nearest ? `${text} Did you mean ${nearest}?` : text;
};

/** All that is wrong with a request, each thing with the name that was probably meant. */
export const findProblems = (operation: string, input: RequestInput) =>
  checkInput(operation, input).map((problem) => ({ ...problem, message: describe(problem) }));

/** Refuses what the server would refuse or pass over, before anything is sent. */
export function assertFits(operation: string, input: RequestInput): void {
  const fields: Record<string, string[]> = Object.create(null);
  for (const { name, in: place, message } of findProblems(operation, input)) {
    const field = name || place;
    fields[field] = [...(fields[field] ?? []), message];
  }
  if (Object.keys(fields).length === 0) return;
  const advice = 'Send it all the same, to see what the server makes of it, with --no-check.';
  throw new UsageError(`This is not how ${operation} is called.`, advice, fields);
}
