import type { RequestOptions, StudyMate } from '@study-mate/sdk';
import type { Given } from '../states.ts';

interface Input {
  params?: Record<string, number>;
  query?: Record<string, number | string>;
  body?: Record<string, unknown>;
}

/** A call that would succeed, were it not for what the test of errors does to it. */
export interface SampleCall {
  input: Input;
  /** The body as the pact has it, where a state hands over part of it. */
  body?: unknown;
  /** What finds nothing: another id, or a page past the end. */
  missing?: Input;
  /** Where it is made, unless being signed in will do, or nothing where the operation is open to all. */
  given?: readonly Given[];
  /** Statuses whose answer is unlike that of other operations, so that it has a test of its own. */
  apart?: readonly number[];
  call(mate: StudyMate, input: Input, options?: RequestOptions): Promise<unknown>;
}

type Call<In> = (mate: StudyMate, input: In, options?: RequestOptions) => Promise<unknown>;

export function sample<In extends Input>(
  input: In,
  call: Call<In>,
  more: Omit<SampleCall, 'input' | 'call'> = {},
): SampleCall {
  const missing = more.missing && { ...input, ...more.missing };
  // Each call is only ever made with its own input, or with one that has other values in the same places.
  return { input, call: call as unknown as Call<Input>, ...more, ...(missing && { missing }) };
}

export const nothingHasThisId = 2_147_483_647;
export const firstPage = { query: { page: 1 } };
/** For lists. */
export const noPage = { missing: { query: { page: 999 } } };
/** For what is found by the `id` in its path. */
export const nothing = { missing: { params: { id: nothingHasThisId } } };
