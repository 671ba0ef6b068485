import { facts } from '../states.ts';
import { firstPage, noPage, nothing, nothingHasThisId, type SampleCall, sample } from './sample.ts';

const request = { params: { id: facts.request } };

export const matchingSamples = {
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
  getRequest: sample(request, (mate, { params }, options) => mate.matching.getRequest(params.id, options), nothing),
  cancelRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.cancelRequest(params.id, options),
    nothing,
  ),
  acceptRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.acceptRequest(params.id, options),
    nothing,
  ),
  rejectRequest: sample(
    request,
    (mate, { params }, options) => mate.matching.rejectRequest(params.id, options),
    nothing,
  ),
  blockRequest: sample(request, (mate, { params }, options) => mate.matching.blockRequest(params.id, options), nothing),
  listConnections: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listConnections(query, options),
    noPage,
  ),
  listPresence: sample(
    firstPage,
    async (mate, { query }, options) => mate.matching.listPresence(query, options),
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
    nothing,
  ),
} satisfies Record<string, SampleCall>;
