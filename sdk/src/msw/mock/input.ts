import { type InputRule, inputs } from '../../generated/inputs.ts';
import { type Finding, judge } from '../../input/judge.ts';
import { readQuery, readValue } from '../../input/read.ts';
import { kindOf, required } from '../../input/texts.ts';
import type { OperationId } from './operation.ts';
import {
  type FieldErrors,
  invalid,
  notFound,
  notFoundAction,
  type Problem,
  refused,
  refusedAction,
} from './problem.ts';

type Rules = Readonly<Record<string, InputRule>>;

export interface RawInput {
  params: Record<string, string>;
  search: URLSearchParams;
  headers: Headers;
  body: unknown;
}

/** Numbers in a path are written in plain digits. */
function readParams(params: Record<string, string>, rules: Rules): Record<string, unknown> {
  const entries = Object.entries(params).map(([name, text]) => {
    if (!rules[name]?.types.includes('integer')) return [name, text];
    if (!/^\d{1,10}$/.test(text)) throw notFound();
    return [name, Number(text)];
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
  const found = Object.entries(rules).map(([name, rule]) => {
    const isMissing = query[name] === undefined;
    const findings = isMissing ? [{ path: [name], texts: [required] }] : judge(query[name], rule, [name]);
    return { name, rule, isMissing, findings: isMissing && !rule.isRequired ? [] : findings };
  });
  const wrong = found.filter(({ findings }) => findings.length > 0);
  const isForgiven = ({ rule, isMissing }: (typeof wrong)[number]): boolean =>
    !isMissing && ['default', 'clamp'].includes(rule['x-on-invalid'] ?? '');
  for (const { name, rule } of wrong.filter(isForgiven)) query[name] = forgive(query[name], rule);
  const refused = wrong.filter((it) => !isForgiven(it));
  const missingFirst = refused.toSorted((one, other) => Number(other.isMissing) - Number(one.isMissing));
  for (const { name, rule, findings, isMissing } of missingFirst) {
    const special = refusal(name, rule, findings, isMissing);
    if (special) throw special;
  }
  return refused.flatMap(({ findings }) => findings);
}

/** A header is not among the fields of a form: its refusal is a sentence. */
function assertHeaders(headers: Headers, rules: Rules): void {
  for (const [name, rule] of Object.entries(rules)) {
    const text = headers.get(name);
    if (text === null || judge(text, rule).length === 0) continue;
    const action = rule['x-action-errors']?.invalid;
    throw action === undefined ? refused(rule['x-invalid-text'] ?? `${name} is not valid.`) : refusedAction(action);
  }
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
  const rules = inputs[id] ?? { path: {}, query: {}, header: {} };
  const params = readParams(raw.params, rules.path);
  const body = rules.body && readObject(raw.body, rules.body);
  const query = readQuery(raw.search, rules.query);
  assertHeaders(raw.headers, rules.header);
  const findings = [...judgeQuery(query, rules.query), ...(rules.body ? judge(body, rules.body) : [])];
  const isNowhere = Object.entries(rules.path).some(([name, rule]) => judge(params[name], rule).length > 0);
  if (isNowhere) throw notFound();
  if (findings.length > 0) throw invalid(toFieldErrors(findings));
  const key = 'Idempotency-Key' in rules.header ? raw.headers.get('Idempotency-Key') : null;
  return { params, query, body, key };
}
