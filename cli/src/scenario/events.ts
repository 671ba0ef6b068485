import type { ServerEvents } from '@study-mate/sdk';

const known: Record<keyof ServerEvents, true> = {
  connection_established: true,
  chat_message: true,
  typing_indicator: true,
  messages_read: true,
  error: true,
  connection_request_received: true,
  connection_request_accepted: true,
  connection_request_rejected: true,
  connection_request_cancelled: true,
  connection_request_blocked: true,
  presence_changed: true,
  group_chat_closed: true,
};

/** All that the server may say on a socket. */
export const eventNames = Object.keys(known) as (keyof ServerEvents)[];
