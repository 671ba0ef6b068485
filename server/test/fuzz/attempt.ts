import type { OperationId } from '../../src/core/wire.ts';
import type { Validator } from '../../src/http/validator.ts';
import type { FuzzRequest } from './requests.ts';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The request for a terminal; whoever starts `npm start -- --ephemeral` meets the same people and rows. */
export function toCurl({ method, address, as, contentType, body, key }: FuzzRequest): string {
  const isSomebody = as !== 'nobody' && as !== 'forged';
  return [
    ...(isSomebody ? [`# TOKEN: the access token of ${as}@study-mate.example (study-together)`, '\n'] : []),
    `curl -i -X ${method} ${quote(`http://localhost:8000${address}`)}`,
    ...(isSomebody ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(as === 'forged' ? ["-H 'Authorization: Bearer x.y.z'"] : []),
    ...(contentType ? [`-H 'Content-Type: ${contentType}'`] : []),
    ...(key === undefined ? [] : [`-H ${quote(`Idempotency-Key: ${key}`)}`]),
    ...(body === undefined ? [] : [`--data-binary ${quote(body)}`]),
  ].join(' ');
}

export interface Answer {
  status: number;
  text: string;
  headers: Headers;
}

function bodyOf({ text, headers }: Answer): unknown {
  if (text === '') return undefined;
  return headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text;
}

/** What is wrong with an answer, in words; undefined if nothing is. */
export function faultOf(request: FuzzRequest, answer: Answer, validator: Pick<Validator, 'assertResponse'>) {
  const { status, text, headers } = answer;
  if (status >= 500) return `it answers ${status}: ${text.slice(0, 500)}`;
  if (request.wrong !== undefined && (status < 400 || status > 499)) {
    return `${request.wrong}, and yet it answers ${status}: ${text.slice(0, 200)}`;
  }
  try {
    validator.assertResponse(request.operationId as OperationId, status, bodyOf(answer), Object.fromEntries(headers));
  } catch (error) {
    return String(error);
  }
  return undefined;
}
