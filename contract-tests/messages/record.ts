import type { Acknowledgements, ClientEvents, EventError, ServerEvents } from '@study-mate/sdk';
import type { Template } from '../consumer/matching-rules.ts';
import { aPact, stand } from '../consumer/pact.ts';
import type { Given } from '../states.ts';
import { type CauseKey, causes, descriptionOf } from './causes.ts';
import { aPeer, type Peer, type Sent } from './peer.ts';

type EventOf<Key extends CauseKey> = (typeof causes)[Key]['event'];

export type Acknowledgement<Name extends keyof ClientEvents> =
  | { ok: true; data: Acknowledgements[Name] }
  | { ok: false; error: EventError };

const read = (content: unknown): unknown =>
  Buffer.isBuffer(content)
    ? JSON.parse(content.toString())
    : typeof content === 'string'
      ? JSON.parse(content)
      : content;

/** Records an event of the server: `use` has the SDK receive it and asserts what it makes of it. */
export async function recordServerEvent<Key extends CauseKey>(
  { cause, given, payload }: { cause: Key; given: readonly Given[]; payload: Template<ServerEvents[EventOf<Key>]> },
  use: (peer: Peer, sent: { event: EventOf<Key>; payload: ServerEvents[EventOf<Key>] }) => Promise<void>,
): Promise<void> {
  const { event } = causes[cause];
  const interaction = aPact(event, [descriptionOf(cause)]).addAsynchronousInteraction();
  stand(interaction, given);
  await interaction
    .expectsToReceive(descriptionOf(cause), (message) => message.withJSONContent({ event, payload }))
    .executeTest(async ({ contents }) => {
      const { content } = contents as unknown as { content: unknown };
      const sent = read(content) as { event: EventOf<Key>; payload: ServerEvents[EventOf<Key>] };
      await use(await aPeer(), sent);
    });
}

/** JSON with its keys in order, as Pact writes it. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [another]) => (one < another ? -1 : 1)))
      : part,
  );

export interface ClientEvent<Name extends keyof ClientEvents> {
  event: Name;
  title: string;
  given: readonly Given[];
  payload: Template<ClientEvents[Name]>;
  answer: Template<Acknowledgement<Name>>;
}

/** Records an event of a client and its acknowledgement: `use` has the SDK send it, and gets what it must send. */
export async function recordClientEvent<Name extends keyof ClientEvents>(
  { event, title, given, payload, answer }: ClientEvent<Name>,
  use: (peer: Peer, acknowledgement: Acknowledgement<Name>) => Promise<void>,
): Promise<void> {
  const description = `${event}: ${title}`;
  const interaction = aPact(event, [description]).addSynchronousInteraction(description);
  stand(interaction, given);
  const exchanged = await interaction
    .withRequest((request) => request.withJSONContent({ event, payload }))
    .withResponse((response) => response.withJSONContent(answer))
    .executeTest(async ({ Request, Response }) => {
      const expected = read(Request.content) as Sent;
      const acknowledgement = read(Response[0]?.content) as Acknowledgement<Name>;
      const peer = await aPeer();
      peer.answer(event, acknowledgement);
      await use(peer, acknowledgement);
      return { expected, sent: await peer.next(event) };
    });
  if (!exchanged) throw new Error('The event was not exchanged');
  if (inOrder(exchanged.sent) !== inOrder(exchanged.expected)) {
    throw new Error(`The SDK sent ${JSON.stringify(exchanged.sent)} instead of ${JSON.stringify(exchanged.expected)}`);
  }
}
