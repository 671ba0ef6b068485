import type { Acknowledgements, ClientEvents, EventError, ServerEvents } from '@study-mate/sdk';
import type { Part } from '../consumer/ask.ts';
import { type CauseKey, causes, descriptionOf } from '../messages/causes.ts';
import { recordHeard, recordSent } from '../messages/recording.ts';
import type { Script, Sent } from '../messages/script.ts';
import type { Given } from '../states.ts';

type EventOf<Key extends CauseKey> = (typeof causes)[Key]['event'];

interface Situation {
  /** What is typed, without the program. */
  line: string;
  given: readonly Given[];
}

/** Records an event of the server that a command waits for, and as much of it as it relies on. */
export const recordEvent = <Key extends CauseKey>(
  { line, given }: Situation,
  cause: Key,
  payload: Part<ServerEvents[EventOf<Key>]>,
  use: (sent: Sent) => Promise<void>,
): Promise<void> => {
  const { event } = causes[cause];
  const description = `${descriptionOf(cause)}, for study-mate ${line}`;
  return recordHeard({ part: event, description, given, content: { event, payload } }, (content) =>
    use(content as Sent),
  );
};

interface Request<Name extends keyof ClientEvents> {
  event: Name;
  payload: Part<ClientEvents[Name]>;
  answer: { ok: true; data: Part<Acknowledgements[Name]> } | { ok: false; error: Part<EventError> };
}

/** Records an event that a command sends, and as much of the acknowledgement as it relies on. */
export const recordRequest = <Name extends keyof ClientEvents>(
  { line, given }: Situation,
  { event, payload, answer }: Request<Name>,
  script: Script,
  use: () => Promise<void>,
): Promise<void> =>
  recordSent(
    { part: event, description: `${event}: study-mate ${line}`, given, content: { event, payload }, answer },
    async (acknowledgement) => {
      script.answer(event, acknowledgement);
      await use();
      return script.next(event);
    },
  );
