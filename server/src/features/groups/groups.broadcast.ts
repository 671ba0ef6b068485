import type { Actor } from '../../core/actor.ts';
import type { Hub } from '../../realtime/hub.ts';
import {
  type LiveView,
  type ReadMark,
  toGroupMessageEvent,
  toGroupReadEvent,
  toGroupTypingEvent,
} from './groups.wire.ts';

/** Recipients are named when something happens, so nothing goes stale when people leave. */
export const createGroupsBroadcast = (hub: Hub) => ({
  /** The sender is among the recipients: other devices show the message too. */
  sent: (group: number, view: LiveView, members: readonly number[]) =>
    hub.send(members, 'chat_message', toGroupMessageEvent(group, view)),
  typing: (actor: Actor, group: number, isTyping: boolean, members: readonly number[]) =>
    hub.send(members, 'typing_indicator', toGroupTypingEvent(actor, group, isTyping)),
  read: (actor: Actor, group: number, mark: ReadMark, members: readonly number[]) =>
    hub.send(members, 'messages_read', toGroupReadEvent(actor, group, mark)),
  /** The chat of the group is over for these people. Plain sockets are closed first, so only the others are told. */
  closed(group: number, people: readonly number[]): void {
    hub.close(people, { group });
    hub.send(people, 'group_chat_closed', { group });
  },
});

export type GroupsBroadcast = ReturnType<typeof createGroupsBroadcast>;
