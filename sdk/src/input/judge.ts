import type { InputRule } from '../generated/inputs.ts';
import * as texts from './texts.ts';
import { hasFormat, instantFrom, isInstant } from './values.ts';

/** A wrong value: where it is, from the field on, and what to say about it. */
export interface Finding {
  path: readonly (string | number)[];
  texts: string[];
  /** Whether it lies outside of its range, and is fine otherwise. */
  isOutOfRange?: boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOfType: Record<string, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: isRecord,
  null: (value) => value === null,
};

function wrongText(text: string, rule: InputRule): string[] {
  if (isInstant(rule) && instantFrom(text) === undefined) return [texts.wrongFormat(rule)];
  if (text === '' && (rule.minLength ?? 0) > 0) return texts.wrongLength(text, rule);
  const isWellFormed = hasFormat(text, rule.format) && (!rule.pattern || new RegExp(rule.pattern, 'u').test(text));
  return [...(isWellFormed ? [] : [texts.wrongFormat(rule)]), ...texts.wrongLength(text, rule)];
}

/** What is wrong with a value itself. */
function complaints(value: unknown, rule: InputRule): string[] {
  if (value === null) return rule.types.includes('null') ? [] : ['This field may not be null.'];
  if (typeof value === 'string' && value.includes('\0') && !isInstant(rule))
    return ['Null characters are not allowed.'];
  const isChosen = rule.enum?.includes(value) ?? !('const' in rule && rule.const !== value);
  if (!isChosen) return [texts.wrongChoice(value)];
  if (!rule.types.some((type) => isOfType[type]?.(value))) return [texts.wrongType(rule, value)];
  if (typeof value === 'number') {
    const decimals = rule['x-decimal'] ? texts.wrongDecimal(value, rule['x-decimal']) : [];
    const found = decimals.length > 0 ? decimals : texts.wrongNumber(value, rule);
    return found.length > 0 && rule['x-foreign-key'] ? [`Invalid pk "${value}" - object does not exist.`] : found;
  }
  if (typeof value === 'string') return wrongText(value, rule);
  const isTooLong = Array.isArray(value) && value.length > (rule.maxItems ?? Number.POSITIVE_INFINITY);
  return isTooLong ? [texts.tooManyItems(rule.maxItems ?? 0)] : [];
}

/** All that is wrong with a value and what it holds; nothing if it is as the spec has it. */
export function judge(value: unknown, rule: InputRule, path: Finding['path'] = []): Finding[] {
  const { anyOf, items, properties = {}, required = [] } = rule;
  if (anyOf?.some((branch) => judge(value, branch).length === 0)) return [];
  const found = anyOf ? [texts.wrongChoice(value)] : complaints(value, rule);
  if (found.length > 0) {
    const isOutOfRange = typeof value === 'number' && texts.wrongNumber(value, rule).length > 0;
    return [{ path, texts: found, isOutOfRange }];
  }
  if (Array.isArray(value) && items) return value.flatMap((item, index) => judge(item, items, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(properties).flatMap(([name, property]) => {
    if (name in value) return judge(value[name], property, [...path, name]);
    return required.includes(name) ? [{ path: [...path, name], texts: [texts.required] }] : [];
  });
}
