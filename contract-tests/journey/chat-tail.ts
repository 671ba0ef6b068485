import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { LiveMessage, RealtimeState, ServerEvents } from '@study-mate/sdk';
import { Watch } from '../../cli/test/watch.ts';

/** A line of `study-mate chat tail --json`. */
type TailEvent =
  | ({ type: 'chat_message' } & LiveMessage)
  | ({ type: 'messages_read' } & ServerEvents['messages_read'])
  | { type: 'connection'; state: RealtimeState }
  | { type: 'typing_indicator' | 'gap' };

/** A running `study-mate chat tail --json`, and all it has printed. */
export class ChatTail {
  readonly events: TailEvent[] = [];
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #watch = new Watch();
  #complaints = '';

  constructor(process: ChildProcessWithoutNullStreams) {
    this.#process = process;
    process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text;
    });
    createInterface(process.stdout).on('line', (line) => {
      this.events.push(JSON.parse(line));
      this.#watch.changed();
    });
  }

  get messages(): LiveMessage[] {
    return this.events.flatMap((event) => (event.type === 'chat_message' ? [event] : []));
  }

  /** States of the connection, in their order. */
  get states(): RealtimeState[] {
    return this.events.flatMap((event) => (event.type === 'connection' ? [event.state] : []));
  }

  untilMessage(content: string): Promise<LiveMessage> {
    return this.#until(() => this.messages.find((message) => message.content === content));
  }

  untilState(state: RealtimeState): Promise<RealtimeState> {
    return this.#until(() => this.states.find((it) => it === state));
  }

  /** Until the other person is known to have read the message. */
  untilRead(id: number): Promise<TailEvent> {
    return this.#until(() =>
      this.events.find((event) => event.type === 'messages_read' && event.message_ids.includes(id)),
    );
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill(signal);
    await once(this.#process, 'close');
  }

  #until<Found>(find: () => Found | undefined): Promise<Found> {
    return this.#watch.until(find, () => JSON.stringify(this.events, null, 2) + this.#complaints);
  }
}
