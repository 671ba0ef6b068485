import { expect, test } from 'vitest';
import {
  allows,
  assertAllows,
  isRequestState,
  maySendAgain,
  type RequestAction,
  requestStates,
} from './request.rules.ts';

const allowed: Record<RequestAction, string[]> = {
  accept: ['pending'],
  reject: ['pending'],
  cancel: ['pending'],
  block: ['pending', 'accepted', 'rejected'],
};
const cases = Object.entries(allowed).flatMap(([action, states]) =>
  requestStates.map((state) => ({ action: action as RequestAction, state, isAllowed: states.includes(state) })),
);

test.each(cases)('to $action what is $state is allowed: $isAllowed', ({ action, state, isAllowed }) => {
  expect(allows(state, action)).toBe(isAllowed);
  if (isAllowed) expect(() => assertAllows(state, action)).not.toThrow();
  else expect(() => assertAllows(state, action)).toThrow(`Cannot ${action} request in ${state} state`);
});

test('only a cancellation says which state it needs', () => {
  expect(() => assertAllows('accepted', 'cancel')).toThrow(
    'Cannot cancel request in accepted state. Only pending requests can be canceled.',
  );
  expect(() => assertAllows('accepted', 'accept')).toThrow(/^Cannot accept request in accepted state$/);
});

test('only a rejected request may be sent again', () => {
  expect(requestStates.filter(maySendAgain)).toEqual(['rejected']);
});

test('a text that is no state is told apart', () => {
  expect(['pending', 'Pending', '', 'toString'].map(isRequestState)).toEqual([true, false, false, false]);
});
