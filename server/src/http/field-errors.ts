import {
  type AppError,
  type FieldErrorMap,
  invalid,
  notFound,
  notFoundAction,
  refused,
  refusedAction,
} from '../core/errors.ts';
import { kindOf } from '../core/field-texts.ts';
import type { Complaint } from './coerce.ts';
import type { Field, OperationFields } from './fields.ts';
import { complaintText, textsFor } from './validation-texts.ts';

/** One error as the validator reports it: a JSON pointer into the request and `<keyword>.openapi.validation`. */
export interface ReportedError {
  path: string;
  message: string;
  errorCode?: string;
}

/** 400 for a body that is JSON, but no object. */
export const notAnObject = (body: unknown): AppError =>
  invalid({
    non_field_errors: [
      body === null ? 'No data provided' : `Invalid data. Expected a dictionary, but got ${kindOf(body)}.`,
    ],
  });

interface Finding {
  path: (string | number)[];
  failed: Set<string>;
  complaint?: Complaint['kind'];
}

const unescapeSegment = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~');

/** More than this is not worth telling, and what is told costs time. */
const mostErrors = 100;

function gather(errors: readonly ReportedError[], complaints: readonly Complaint[]): Finding[] {
  const findings = new Map<string, Finding>();
  const at = (path: (string | number)[]): Finding => {
    const key = path.join('/');
    const finding = findings.get(key) ?? { path, failed: new Set() };
    findings.set(key, finding);
    return finding;
  };
  for (const error of errors.slice(0, mostErrors)) {
    const keyword = (error.errorCode ?? '').split('.')[0] ?? '';
    // The validator replaces the `type` of dates by a keyword of its own.
    at(error.path.split('/').slice(1).map(unescapeSegment)).failed.add(keyword === 'x-eov-type' ? 'type' : keyword);
  }
  for (const { path, kind } of complaints.slice(0, mostErrors)) at([...path]).complaint = kind;
  return [...findings.values()];
}

/** Follows a path through fields and values alike. */
function look(fields: OperationFields, input: object, path: readonly (string | number)[]) {
  const [place, ...rest] = path;
  let value: unknown = (input as Record<string, unknown>)[String(place)];
  let field: Field | undefined = place === 'body' ? fields.body : undefined;
  rest.forEach((step, index) => {
    const parameter = index === 0 && place === 'query' && fields.query.find(({ name }) => name === step);
    field = parameter || field?.properties?.get(String(step)) || field?.items;
    value = (value as Record<string | number, unknown> | null | undefined)?.[step];
  });
  return { field: field ?? { types: new Set(), schema: {} }, value };
}

const isRange = (keyword: string): boolean => keyword === 'minimum' || keyword === 'maximum';

/** A header is not among the fields of a form: its refusal is a sentence. */
function headerError({ header }: OperationFields, name: unknown): AppError | undefined {
  const field = header.find((it) => it.name.toLowerCase() === String(name).toLowerCase());
  if (!field) return undefined;
  const action = field.actionErrors.invalid;
  return action === undefined
    ? refused(field.schema['x-invalid-text'] ?? `${field.name} is not valid.`)
    : refusedAction(action);
}

/** A parameter may name other answers than the field map: 404 for what is no page, or an action error. */
function parameterError(fields: OperationFields, { path, failed }: Finding): AppError | undefined {
  const [place, name] = path;
  if (place === 'params') return notFound();
  if (place === 'headers') return headerError(fields, name);
  const parameter = place === 'query' && fields.query.find((field) => field.name === name);
  if (!parameter) return undefined;
  const { missing, 'not-found': unknown, invalid: wrong, 'out-of-range': outOfRange = wrong } = parameter.actionErrors;
  if (failed.has('required')) return missing === undefined ? undefined : refusedAction(missing);
  const refusal = [...failed].every(isRange) ? outOfRange : wrong;
  if (refusal !== undefined) return refusedAction(refusal);
  if (parameter.schema['x-on-invalid'] !== 'not-found') return undefined;
  if (unknown !== undefined) return notFoundAction(unknown);
  return notFound(name === 'page' ? 'Invalid page.' : undefined);
}

/** The contract's answer to invalid input: all failing fields together, list items under their index. */
export function explain(
  fields: OperationFields,
  input: { query: object; body: unknown },
  errors: readonly ReportedError[],
  complaints: readonly Complaint[],
): AppError {
  const findings = gather(errors, complaints);
  for (const finding of findings) {
    const special = parameterError(fields, finding);
    if (special) return special;
  }
  const map: FieldErrorMap = Object.create(null);
  for (const { path, failed, complaint } of findings) {
    const { field, value } = look(fields, input, path);
    const texts = complaint ? [complaintText(field, complaint)] : textsFor(field, value, failed);
    const [, name = 'non_field_errors', index] = path;
    if (index === undefined) map[name] = texts;
    else {
      const under = map[name];
      if (Array.isArray(under)) continue;
      map[name] = Object.assign(Object.create(null), under, { [index]: texts });
    }
  }
  return invalid(map);
}
