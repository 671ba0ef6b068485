import type { InputRule } from '../generated/inputs.ts';
import { booleanFrom, instantFrom, integerFrom, isInstant, numberFrom } from './values.ts';

/** A text that was to be a number: named where it names a row, and otherwise nothing that could pass for one. */
const unreadable = (text: string, { types, ...rule }: InputRule): string | number =>
  rule['x-foreign-key'] || (types.includes('string') && Number.isNaN(Number(text))) ? text : Number.NaN;

function readText(raw: string, rule: InputRule): unknown {
  const { types } = rule;
  const text = rule['x-preserve-whitespace'] ? raw : raw.trim();
  if (text === '' && (rule['x-blank-as-null'] || rule['x-foreign-key'])) return null;
  if (types.includes('integer')) return integerFrom(text) ?? unreadable(text, rule);
  if (types.includes('number')) return numberFrom(text) ?? unreadable(text, rule);
  if (types.includes('boolean')) return booleanFrom(text) ?? text;
  return isInstant(rule) ? (instantFrom(text) ?? text) : text;
}

function readNumber(raw: number | boolean, { types, ...rule }: InputRule): unknown {
  const isText = types.includes('string') && !types.includes('number') && !types.includes('integer');
  if (typeof raw === 'number') return isText ? String(raw) : raw;
  return types.includes('number') && !types.includes('boolean') && !rule['x-decimal'] ? Number(raw) : raw;
}

/** Only what is declared is read, and what is left out gets its default. */
function readFields(raw: object, properties: Readonly<Record<string, InputRule>>): Record<string, unknown> {
  const fields = Object.entries(properties).flatMap(([name, rule]) => {
    if (Object.hasOwn(raw, name)) return [[name, readValue(raw[name as keyof typeof raw], rule)]];
    return 'default' in rule ? [[name, rule.default]] : [];
  });
  return Object.fromEntries(fields);
}

/**
 * A value as the spec means it: numbers from texts and texts from numbers, without white space around it. What cannot be
 * read stays as it is, to be refused.
 */
export function readValue(raw: unknown, rule: InputRule): unknown {
  const { items, properties } = rule;
  if (typeof raw === 'string') return readText(raw, rule);
  if (typeof raw === 'number' || typeof raw === 'boolean') return readNumber(raw, rule);
  if (Array.isArray(raw)) return items ? raw.map((item) => readValue(item, items)) : raw;
  return raw !== null && typeof raw === 'object' && properties ? readFields(raw, properties) : raw;
}

/** The last of a repeated parameter counts, and an empty one counts as absent. */
export function readQuery(search: URLSearchParams, rules: Readonly<Record<string, InputRule>>) {
  const fields = Object.entries(rules).flatMap(([name, rule]) => {
    const text = search.getAll(name).at(-1) ?? '';
    // No text of ours holds this character, so what is looked for by it is not found.
    const readable = rule['x-on-invalid'] === 'no-match' ? text.replaceAll('\0', '\uFFFD') : text;
    if (text.trim() !== '') return [[name, readValue(readable, rule)]];
    return 'default' in rule ? [[name, rule.default]] : [];
  });
  return Object.fromEntries(fields) as Record<string, unknown>;
}
