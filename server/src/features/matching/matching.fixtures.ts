import type { ConnectionRequest, ConnectionRequests, RequestState } from './request.model.ts';

interface RequestFacts {
  senderId: number;
  receiverId: number;
  state?: RequestState;
  message?: string;
  at?: Date;
}

/** A request in any state, written without the steps that lead there; one that is accepted has no conversation. */
export async function aRequest(
  requests: ConnectionRequests,
  { senderId, receiverId, state = 'pending', message = 'Shall we study together?', at = new Date() }: RequestFacts,
): Promise<ConnectionRequest> {
  const request = await requests.create({
    senderId,
    receiverId,
    state,
    message,
    createdAt: at,
    updatedAt: at,
    acceptedAt: state === 'accepted' ? at : null,
    rejectedAt: state === 'rejected' ? at : null,
    blockedById: state === 'blocked' ? senderId : null,
  });
  // Written behind the service's back, so the lists that are cached for the two must be retired here.
  await requests.sequelize?.query('UPDATE users SET relations_version = relations_version + 1 WHERE id IN ($1, $2)', {
    bind: [senderId, receiverId],
  });
  return request;
}
