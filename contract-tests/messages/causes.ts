import type { ServerEvents } from '@study-mate/sdk';

interface Cause {
  event: keyof ServerEvents;
  text: string;
}

/** What makes the server send each of its events; consumers name the cause, `*.happenings.ts` let it happen. */
export const causes = {
  arrival: { event: 'connection_established', text: 'I have connected' },
  othersMessage: { event: 'chat_message', text: 'the other person sends a message' },
  othersRepeatedMessage: { event: 'chat_message', text: 'the other person sends the same message again' },
  ownMessage: { event: 'chat_message', text: 'I send a message elsewhere' },
  othersTyping: { event: 'typing_indicator', text: 'the other person types' },
  othersReading: { event: 'messages_read', text: 'the other person reads what I sent' },
  othersRepeatedReading: { event: 'messages_read', text: 'the other person reads the same messages again' },
  refusedFrame: { event: 'error', text: 'a frame on a plain socket is refused' },
  requestReceived: { event: 'connection_request_received', text: 'somebody asks me to connect' },
  requestAccepted: { event: 'connection_request_accepted', text: 'my request is accepted' },
  requestRejected: { event: 'connection_request_rejected', text: 'my request is rejected' },
  requestCancelled: { event: 'connection_request_cancelled', text: 'a request to me is taken back' },
  requestBlocked: { event: 'connection_request_blocked', text: 'the other person blocks me' },
  connectionHidden: { event: 'presence_changed', text: 'a connection of mine makes their profile private' },
  membersMessage: { event: 'chat_message', text: 'another member sends a message to my group' },
  membersTyping: { event: 'typing_indicator', text: 'another member types' },
  membersReading: { event: 'messages_read', text: 'another member reads what I sent' },
  removal: { event: 'group_chat_closed', text: 'I am removed from a group' },
} as const satisfies Record<string, Cause>;

export type CauseKey = keyof typeof causes;

export const descriptionOf = (key: CauseKey): string => `${causes[key].event}: ${causes[key].text}`;
