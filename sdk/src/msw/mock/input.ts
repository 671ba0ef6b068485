import { type InputRule, inputs } from '../../generated/inputs.ts';
import { type Finding, judge } from './judge.ts';
import type { OperationId } from './operation.ts';
import { type FieldErrors, invalid, notFound, notFoundAction, type Problem, refusedAction } from './problem.ts';
import { readQuery, readValue } from './read.ts';
import { kindOf, required } from './texts.ts';

type Rules = Readonly<Record<string, InputRule>>;

export interface RawInput {
  params: Record<string, string>;
  search: URLSearchParams;
  body: unknown;
}

/** Numbers in a path are written in plain digits. */
function readParams(params: Record<string, string>, rules: Rules): Record<string, unknown> {
  const entries = Object.entries(rules).map(([name, rule]) => {
    const text = params[name] ?? '';
    const value = /^\d{1,10}$/.test(text) ? Number(text) : text;
    if (judge(value, rule).length > 0) throw notFound();
    return [name, value];
  });
  return Object.fromEntries(entries);
}

const clamp = (value: number, { minimum = value, maximum = value }: InputRule): number =>
  Math.min(Math.max(value, minimum), maximum);

/** A wrong parameter that the spec forgives: moved to the nearest bound, or as if it had not been there. */
function forgive(value: unknown, rule: InputRule): unknown {
  const isNumber = typeof value === 'number' && !Number.isNaN(value);
  const isUsable = isNumber && (rule.types.includes('number') || Number.isInteger(value));
  return rule['x-on-invalid'] === 'clamp' && isUsable ? clamp(value, rule) : rule.default;
}

/** How some parameters are refused, unlike fields. */
function refusal(name: string, rule: InputRule, [finding]: Finding[], isMissing: boolean): Problem | undefined {
  const {
    missing,
    invalid: wrong,
    'out-of-range': outOfRange = wrong,
    'not-found': unknown,
  } = {
    ...rule['x-action-errors'],
  };
  if (isMissing) return missing === undefined ? undefined : refusedAction(missing);
  const text = finding?.isOutOfRange ? outOfRange : wrong;
  if (text !== undefined) return refusedAction(text);
  if (rule['x-on-invalid'] !== 'not-found') return undefined;
  return unknown === undefined ? notFound(name === 'page' ? 'Invalid page.' : undefined) : notFoundAction(unknown);
}

function judgeQuery(query: Record<string, unknown>, rules: Rules): Finding[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const isMissing = query[name] === undefined;
    if (isMissing && !rule.isRequired) return [];
    const found = isMissing ? [{ path: [name], texts: [required] }] : judge(query[name], rule, [name]);
    if (found.length === 0) return [];
    if (['default', 'clamp'].includes(rule['x-on-invalid'] ?? '') && !isMissing) {
      query[name] = forgive(query[name], rule);
      return [];
    }
    const special = refusal(name, rule, found, isMissing);
    if (special) throw special;
    return found;
  });
}

/** All failing fields together, list items under their index. */
function toFieldErrors(findings: readonly Finding[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, texts } of findings) {
    const [name = 'non_field_errors', inner] = path;
    const known = errors[name];
    if (inner === undefined) errors[name] = texts;
    else if (!Array.isArray(known)) errors[name] = { ...known, [inner]: texts };
  }
  return errors;
}

function readObject(body: unknown, rule: InputRule): unknown {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (isObject) return readValue(body, rule);
  const why = body === null ? 'No data provided' : `Invalid data. Expected a dictionary, but got ${kindOf(body)}.`;
  throw invalid({ non_field_errors: [why] });
}

/** The input of an operation as the spec means it; what is wrong with it is thrown as the contract's answer. */
export function readInput(id: OperationId, raw: RawInput) {
  const rules = inputs[id] ?? { path: {}, query: {} };
  const params = readParams(raw.params, rules.path);
  const body = rules.body && readObject(raw.body, rules.body);
  const query = readQuery(raw.search, rules.query);
  const findings = [...judgeQuery(query, rules.query), ...(rules.body ? judge(body, rules.body) : [])];
  if (findings.length > 0) throw invalid(toFieldErrors(findings));
  return { params, query, body };
}
