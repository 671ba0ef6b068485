import { UsageError } from './failure.ts';
import type { Parse } from './parameter.ts';

const highestId = 2 ** 31 - 1;

export const toNumber: Parse<number> = (text) => {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new UsageError(`"${text}" is not a number.`);
  return number;
};

export const toInteger: Parse<number> = (text) => {
  const number = toNumber(text);
  if (!Number.isSafeInteger(number)) throw new UsageError(`"${text}" is not a whole number.`);
  return number;
};

const toWhole =
  (smallest: number, largest: number): Parse<number> =>
  (text) => {
    const number = toInteger(text);
    if (number < smallest || number > largest)
      throw new UsageError(`"${text}" is not within ${smallest} to ${largest}.`);
    return number;
  };

export const toCount = toWhole(1, highestId);
export const toSeq = toWhole(0, highestId);
export const toId = toWhole(1, highestId);

/** Maps copy a position as `21.028511, 105.804817`: the comma is forgiven. */
export const toDegrees: Parse<number> = (text) => toNumber(text.replace(/,$/, ''));

export const toChoice = <Choice extends string>(...choices: Choice[]): Parse<Choice> => {
  const parse = (text: string): Choice => {
    const choice = choices.find((it) => it === text);
    if (!choice) throw new UsageError(`"${text}" is none of ${choices.join(', ')}.`);
    return choice;
  };
  return Object.assign(parse, { choices });
};

/** `null` for an empty text: that is how a field is emptied. */
export const toTextOrNull: Parse<string | null> = (text) => text || null;
export const toIntegerOrNull: Parse<number | null> = (text) => (text ? toInteger(text) : null);

export const toDegreesOrNull: Parse<number | null> = (text) => (text ? toDegrees(text) : null);

/** A date or a date-time; what exactly is one, the server decides. */
export const toMoment: Parse<string> = (text) => {
  if (Number.isNaN(Date.parse(text))) {
    throw new UsageError(`"${text}" is not a date.`, 'Write it like 2025-10-25 or 2025-10-25T08:30:00Z.');
  }
  return text;
};
