import type { Actor } from '../../core/actor.ts';
import type { Hub } from '../../realtime/hub.ts';
import { toMessageEvent, toReadEvent, toTypingEvent } from './chat.wire.ts';
import type { MessageView } from './message.queries.ts';
import type { ReadMark } from './message.rules.ts';

/** Recipients are named when something happens, so nothing goes stale when people part. */
export const createChatBroadcast = (hub: Hub) => ({
  /** The sender is among the recipients: other devices show the message too. */
  sent: (view: MessageView, recipients: readonly number[]) =>
    hub.send(recipients, 'chat_message', toMessageEvent(view)),
  typing: (actor: Actor, id: number, isTyping: boolean, recipients: readonly number[]) =>
    hub.send(recipients, 'typing_indicator', toTypingEvent(actor, id, isTyping)),
  read: (actor: Actor, id: number, mark: ReadMark, recipients: readonly number[]) =>
    hub.send(recipients, 'messages_read', toReadEvent(actor, id, mark)),
  closed: (id: number, recipients: readonly number[]) => hub.close(recipients, { conversation: id }),
});

export type ChatBroadcast = ReturnType<typeof createChatBroadcast>;
