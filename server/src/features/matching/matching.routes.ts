import { toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { ConnectionService } from './connection.service.ts';
import type { InboxService } from './inbox.service.ts';
import {
  toConnection,
  toConnectionRequest,
  toConnectionStatistics,
  toConnectionStatus,
  toPending,
  toPresenceRow,
  toRequestRow,
} from './matching.wire.ts';
import type { PresenceService } from './presence.service.ts';
import type { RequestService } from './request.service.ts';

export const matchingRoutes = (
  requests: RequestService,
  inbox: InboxService,
  connections: ConnectionService,
  presence: PresenceService,
) =>
  ({
    sendRequest: async ({ body }, actor) => toConnectionRequest(await requests.send(actor, body)),
    listRequests: async ({ query, self }, actor) => toPage(await inbox.list(actor, 'all', query), toRequestRow, self),
    listSentRequests: async ({ query, self }, actor) =>
      toPage(await inbox.list(actor, 'sent', query), toRequestRow, self),
    listReceivedRequests: async ({ query, self }, actor) =>
      toPage(await inbox.list(actor, 'received', query), toRequestRow, self),
    listPendingRequests: async (_input, actor) => toPending(await inbox.listPending(actor)),
    getRequest: async ({ params }, actor) => toConnectionRequest(await inbox.show(actor, params.id)),
    cancelRequest: async ({ params }, actor) => {
      await requests.cancel(actor, params.id);
      return undefined;
    },
    acceptRequest: async ({ params }, actor) => toConnectionRequest(await requests.accept(actor, params.id)),
    rejectRequest: async ({ params }, actor) => toConnectionRequest(await requests.reject(actor, params.id)),
    blockRequest: async ({ params }, actor) => toConnectionRequest(await requests.block(actor, params.id)),
    listConnections: async ({ query, self }, actor) => toPage(await connections.list(actor, query), toConnection, self),
    listPresence: async ({ query, self }, actor) => toPage(await presence.list(actor, query), toPresenceRow, self),
    getConnection: async ({ params }, actor) => toConnection(await connections.show(actor, params.id)),
    getConnectionStatistics: async (_input, actor) => toConnectionStatistics(await connections.showStatistics(actor)),
    getConnectionStatus: async ({ params }, actor) =>
      toConnectionStatus(await connections.showStatus(actor, params.user_id), actor),
  }) satisfies Partial<Handlers>;
