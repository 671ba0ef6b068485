import { UsageError } from './failure.ts';
import type { Parse } from './parameter.ts';
import { toChoice } from './values.ts';

export const toGoalType = toChoice('daily', 'weekly', 'monthly', 'yearly', 'milestone');

/** A day of the calendar; whether it has it, the server decides. */
export const toDay: Parse<string> = (text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    throw new UsageError(`"${text}" is not a day.`, 'Write it like 2026-12-31.');
  }
  return text;
};
