import type { Acknowledgements, ClientEvents, EventError, ServerEvents } from '@study-mate/sdk';
import type { Template } from '../consumer/matching-rules.ts';
import { type CauseKey, causes, descriptionOf } from './causes.ts';
import { aPeer, type Peer } from './peer.ts';
import { type ClientMessage, recordHeard, recordSent, type ServerMessage } from './recording.ts';

type EventOf<Key extends CauseKey> = (typeof causes)[Key]['event'];

export type Acknowledgement<Name extends keyof ClientEvents> =
  | { ok: true; data: Acknowledgements[Name] }
  | { ok: false; error: EventError };

interface CausedEvent<Key extends CauseKey> extends Pick<ServerMessage, 'given'> {
  cause: Key;
  payload: Template<ServerEvents[EventOf<Key>]>;
}

/** Records an event of the server: `use` has the SDK receive it and asserts what it makes of it. */
export const recordServerEvent = <Key extends CauseKey>(
  { cause, given, payload }: CausedEvent<Key>,
  use: (peer: Peer, sent: { event: EventOf<Key>; payload: ServerEvents[EventOf<Key>] }) => Promise<void>,
): Promise<void> => {
  const { event } = causes[cause];
  return recordHeard(
    { part: event, description: descriptionOf(cause), given, content: { event, payload } },
    async (content) => use(await aPeer(), content as { event: EventOf<Key>; payload: ServerEvents[EventOf<Key>] }),
  );
};

export interface ClientEvent<Name extends keyof ClientEvents> extends Pick<ClientMessage, 'given'> {
  event: Name;
  title: string;
  payload: Template<ClientEvents[Name]>;
  answer: Template<Acknowledgement<Name>>;
}

/** Records an event of a client and its acknowledgement: `use` has the SDK send it, and gets what it must send. */
export const recordClientEvent = <Name extends keyof ClientEvents>(
  { event, title, given, payload, answer }: ClientEvent<Name>,
  use: (peer: Peer, acknowledgement: Acknowledgement<Name>) => Promise<void>,
): Promise<void> => {
  const message = { part: event, description: `${event}: ${title}`, given, content: { event, payload }, answer };
  return recordSent(message, async (acknowledgement) => {
    const peer = await aPeer();
    peer.answer(event, acknowledgement);
    await use(peer, acknowledgement as Acknowledgement<Name>);
    return peer.next(event);
  });
};
