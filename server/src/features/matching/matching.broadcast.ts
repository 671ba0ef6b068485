import type { Hub } from '../../realtime/hub.ts';
import { toConnectionRequest, toPresenceChanged } from './matching.wire.ts';
import type { Presence } from './presence.rules.ts';
import type { RequestView } from './visibility.rules.ts';

type ChangeEvent = 'accepted' | 'rejected' | 'blocked';

/** Tells people about their requests, each in the shape that is for their eyes. */
export const createMatchingBroadcast = (hub: Hub) => ({
  received(view: RequestView): void {
    hub.send([view.viewer.id], 'connection_request_received', toConnectionRequest(view));
  },
  /** Both people are told: the one who acted may be signed in elsewhere too. */
  changed(change: ChangeEvent, views: readonly RequestView[]): void {
    for (const view of views) {
      hub.send([view.viewer.id], `connection_request_${change}`, toConnectionRequest(view));
    }
  },
  cancelled(request: { id: number; senderId: number; receiverId: number }): void {
    hub.send([request.senderId, request.receiverId], 'connection_request_cancelled', { id: request.id });
  },
  presence: (viewers: readonly number[], presence: Presence) =>
    hub.send(viewers, 'presence_changed', toPresenceChanged(presence)),
});

export type MatchingBroadcast = ReturnType<typeof createMatchingBroadcast>;
