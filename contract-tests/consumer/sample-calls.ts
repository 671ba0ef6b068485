import type { RequestOptions, StudyMate } from '@study-mate/sdk';
import { facts } from '../states.ts';
import type { OperationId } from './exchange.ts';
import { fact } from './matching-rules.ts';

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
  call(mate: StudyMate, input: Input, options?: RequestOptions): Promise<unknown>;
}

type Call<In> = (mate: StudyMate, input: In, options?: RequestOptions) => Promise<unknown>;

function sample<In extends Input>(
  input: In,
  call: Call<In>,
  more: Pick<SampleCall, 'missing' | 'body'> = {},
): SampleCall {
  const missing = more.missing && { ...input, ...more.missing };
  // Each call is only ever made with its own input, or with one that has other values in the same places.
  return { input, call: call as unknown as Call<Input>, ...more, ...(missing && { missing }) };
}

const nothingHasThisId = 2_147_483_647;
const request = { params: { id: facts.request } };
const noRequest = { missing: { params: { id: nothingHasThisId } } };
const firstPage = { query: { page: 1 } };
const noPage = { missing: { query: { page: 999 } } };
const newPassword = 'another long password';

export const sampleCalls: Record<OperationId, SampleCall> = {
  register: sample(
    {
      body: {
        email: 'new@example.com',
        password: 'a long password',
        password_confirm: 'a long password',
        full_name: 'Mai Nguyễn',
      },
    },
    (mate, { body }, options) => mate.auth.register(body, options),
  ),
  login: sample({ body: { email: facts.email, password: 'correct horse battery' } }, (mate, { body }, options) =>
    mate.auth.login(body, options),
  ),
  logout: sample({ body: { refresh: facts.refresh } }, (mate, { body }, options) => mate.auth.logout(body, options), {
    body: { refresh: fact('refresh') },
  }),
  refreshToken: sample(
    { body: { refresh: facts.refresh } },
    (mate, { body }, options) => mate.auth.refreshToken(body, options),
    { body: { refresh: fact('refresh') } },
  ),
  getProfile: sample({}, (mate, _, options) => mate.auth.getProfile(options)),
  replaceProfile: sample({ body: { full_name: 'Mai Lê' } }, (mate, { body }, options) =>
    mate.auth.replaceProfile(body, options),
  ),
  updateProfile: sample({ body: { bio: 'Chào' } }, (mate, { body }, options) => mate.auth.updateProfile(body, options)),
  changePassword: sample(
    { body: { old_password: 'correct horse battery', new_password: newPassword, new_password_confirm: newPassword } },
    (mate, { body }, options) => mate.auth.changePassword(body, options),
  ),

  updateLocation: sample({ body: { latitude: 21.0285, longitude: 105.8048 } }, (mate, { body }, options) =>
    mate.location.updateLocation(body, options),
  ),
  getCurrentLocation: sample({}, (mate, _, options) => mate.location.getCurrentLocation(options)),
  listLocationHistory: sample(
    firstPage,
    async (mate, { query }, options) => mate.location.listLocationHistory(query, options),
    noPage,
  ),
  getLocationHistoryEntry: sample(
    { params: { id: facts.entry } },
    (mate, { params }, options) => mate.location.getLocationHistoryEntry(params.id, options),
    noRequest,
  ),
  getLocationStats: sample({ query: { days: 30 } }, (mate, { query }, options) =>
    mate.location.getLocationStats(query, options),
  ),

  listNearbyLearners: sample(
    firstPage,
    async (mate, { query }, options) => mate.discover.listNearbyLearners(query, options),
    noPage,
  ),

  sendRequest: sample({ body: { receiver_id: facts.other } }, (mate, { body }, options) =>
    mate.matching.sendRequest(body, options),
  ),
  listRequests: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listRequests(query, options),
    noPage,
  ),
  listSentRequests: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listSentRequests(query, options),
    noPage,
  ),
  listReceivedRequests: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listReceivedRequests(query, options),
    noPage,
  ),
  listPendingRequests: sample({}, (mate, _, options) => mate.matching.listPendingRequests(options)),
  getRequest: sample(request, (mate, { params }, options) => mate.matching.getRequest(params.id, options), noRequest),
  cancelRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.cancelRequest(params.id, options),
    noRequest,
  ),
  acceptRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.acceptRequest(params.id, options),
    noRequest,
  ),
  rejectRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.rejectRequest(params.id, options),
    noRequest,
  ),
  blockRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.blockRequest(params.id, options),
    noRequest,
  ),
  listConnections: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listConnections(query, options),
    noPage,
  ),
  getConnectionStatistics: sample({}, (mate, _, options) => mate.matching.getConnectionStatistics(options)),
  getConnectionStatus: sample(
    { params: { user_id: facts.other } },
    (mate, { params }, options) => mate.matching.getConnectionStatus(params.user_id, options),
    { missing: { params: { user_id: nothingHasThisId } } },
  ),
  getConnection: sample(
    { params: { id: facts.connection } },
    (mate, { params }, options) => mate.matching.getConnection(params.id, options),
    noRequest,
  ),

  listConversations: sample(
    firstPage,
    (mate, { query }, options) => mate.chat.listConversations(query, options),
    noPage,
  ),
  getConversation: sample(
    { params: { id: facts.conversation } },
    (mate, { params }, options) => mate.chat.getConversation(params.id, options),
    noRequest,
  ),
  getConversationByConnection: sample(
    { query: { connection_id: facts.connection } },
    (mate, { query }, options) => mate.chat.getConversationByConnection(query, options),
    { missing: { query: { connection_id: nothingHasThisId } } },
  ),
  listMessages: sample(
    { params: { id: facts.conversation }, query: { page: 1 } },
    async (mate, { params, query }, options) => mate.chat.listMessages(params.id, query, options),
    { missing: { params: { id: nothingHasThisId } } },
  ),
  markMessagesRead: sample(
    { params: { id: facts.conversation }, body: { message_ids: [facts.message] } },
    (mate, { params, body }, options) => mate.chat.markMessagesRead(params.id, body, options),
    noRequest,
  ),
  sendMessage: sample(
    {
      body: {
        conversation: facts.conversation,
        content: 'Hello!',
        client_message_id: '0192f3a4-5b6c-7d8e-9f01-23456789abcd',
      },
    },
    (mate, { body }, options) => mate.chat.sendMessage(body, options),
  ),
};
