import { BadRequestError, ForbiddenError, type StudyMate } from '@study-mate/sdk';
import { expect, test } from 'vitest';
import { facts, given } from '../states.ts';
import { exchange, record, recordError } from './exchange.ts';
import { connectionRequest } from './matching.shapes.ts';
import { placeholder } from './matching-rules.ts';

const theRequest = { id: placeholder('request') };

const calls = {
  getRequest: ({ matching }: StudyMate): Promise<unknown> => matching.getRequest(facts.request),
  cancelRequest: ({ matching }: StudyMate): Promise<unknown> => matching.cancelRequest(facts.request),
  acceptRequest: ({ matching }: StudyMate): Promise<unknown> => matching.acceptRequest(facts.request),
  rejectRequest: ({ matching }: StudyMate): Promise<unknown> => matching.rejectRequest(facts.request),
  blockRequest: ({ matching }: StudyMate): Promise<unknown> => matching.blockRequest(facts.request),
};

const answers = [
  { operation: 'acceptRequest', state: 'accepted' },
  { operation: 'rejectRequest', state: 'rejected' },
  { operation: 'blockRequest', state: 'blocked' },
] as const;

test.each(answers)('$operation leaves the request $state', async ({ operation, state }) => {
  const done = exchange({
    operation,
    title: 'a request that I received',
    given: [given('receivedRequest')],
    params: theRequest,
    status: 200,
    answer: connectionRequest({ iAm: 'receiver', state }),
  });
  expect(await record([done], calls[operation])).toMatchObject({ state, can_message: state === 'accepted' });
});

const notMine = [
  { operation: 'getRequest', detail: 'You do not have permission to view this connection request' },
  { operation: 'cancelRequest', detail: 'Only the sender can cancel this request' },
  { operation: 'acceptRequest', detail: 'Only the receiver can accept this request' },
  { operation: 'rejectRequest', detail: 'Only the receiver can reject this request' },
  { operation: 'blockRequest', detail: 'Only participants can block this connection' },
] as const;

test.each(notMine)('$operation is refused for a request of others', async ({ operation, detail }) => {
  const refused = exchange({
    operation,
    title: 'a request of others',
    given: [given('requestOfOthers')],
    params: theRequest,
    status: 403,
    answer: { detail },
  });
  const error = await recordError(refused, (mate) => calls[operation](mate));
  expect(error).toBeInstanceOf(ForbiddenError);
  expect(error).toMatchObject({ detail });
});

const tooLate = [
  {
    operation: 'cancelRequest',
    given: given('sentRequest', { state: 'accepted' }),
    detail: 'Cannot cancel request in accepted state. Only pending requests can be canceled.',
  },
  {
    operation: 'acceptRequest',
    given: given('receivedRequest', { state: 'rejected' }),
    detail: 'Cannot accept request in rejected state',
  },
  {
    operation: 'rejectRequest',
    given: given('receivedRequest', { state: 'accepted' }),
    detail: 'Cannot reject request in accepted state',
  },
  {
    operation: 'blockRequest',
    given: given('receivedRequest', { state: 'blocked' }),
    detail: 'Cannot block request in blocked state',
  },
] as const;

test.each(tooLate)('$operation is refused when it is too late', async ({ operation, given: state, detail }) => {
  const refused = exchange({
    operation,
    title: 'a request that is decided',
    given: [state],
    params: theRequest,
    status: 400,
    answer: { detail },
  });
  const error = await recordError(refused, (mate) => calls[operation](mate));
  expect(error).toBeInstanceOf(BadRequestError);
  expect(error).toMatchObject({ detail });
});
