import { AbortedError, type RealtimeError, type StudyMateError, toFailure } from '../core/errors.ts';
import { backOff, sleep } from '../core/wait.ts';
import { type ChatAddress, keyOf } from './chat-address.ts';
import type { Connection } from './connection.ts';
import { isWaiting, type Letter } from './letter.ts';
import type { LiveMessage } from './outgoing-message.ts';

/** A message that the server fails over again and again must not keep the others waiting. */
const MOST_FAULTS = 5;

/** Brings one letter to the server, or gives back the turn when it takes too long. */
export type Carry = (letter: Letter, until?: number) => Promise<void>;

/** Brings messages to the server: those to one chat one after the other, chats side by side. */
export abstract class Courier {
  readonly #connection: Connection;
  /** The chats that are being served. */
  readonly #busy = new Set<string>();
  #stop = new AbortController();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What is to be sent to a chat. */
  protected abstract waiting(to: ChatAddress): Letter[];
  /** Calls `carry` with what is to be sent to a chat now, in order. */
  protected abstract takeTurn(to: ChatAddress, carry: Carry): Promise<void>;
  protected abstract onDeparture(letter: Letter): void;
  protected abstract onArrival(letter: Letter, stored: LiveMessage): Promise<void>;
  protected abstract onFailure(letter: Letter, error: StudyMateError): void;

  /** Sends what waits for a chat. */
  protected async send(to: ChatAddress): Promise<void> {
    const chat = keyOf(to);
    if (this.#busy.has(chat)) return;
    this.#busy.add(chat);
    for (let failures = 0; ; ) {
      const [next] = this.waiting(to);
      if (!next) break;
      try {
        await this.#connection.whenConnected(next.deadline);
        await this.takeTurn(to, (letter, until) => this.#carry(letter, until));
        failures = 0;
      } catch (error) {
        if (isWaiting(next) && next.deadline <= Date.now()) this.onFailure(next, toFailure(error));
        else await this.#pause(backOff(failures++));
      }
    }
    this.#busy.delete(chat);
  }

  /** Ends all pauses, so that nobody waits for what will not be sent. */
  protected stop(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  async #carry(letter: Letter, until = Number.POSITIVE_INFINITY): Promise<void> {
    const { to, content, clientMessageId: client_message_id } = letter.message;
    const payload = { ...to, content, client_message_id };
    const deadline = Math.min(letter.deadline, until);
    for (let faults = 1; isWaiting(letter); faults++) {
      try {
        const depart = () => this.#depart(letter);
        const stored = await this.#connection.request('chat_message', payload, deadline, depart);
        return await this.onArrival(letter, stored);
      } catch (error) {
        if (!isWaiting(letter)) return;
        const failure = toFailure(error);
        const { code, retryAfter = 1 } = failure as Partial<RealtimeError>;
        // A refusal is final, unless the server only has too much to do.
        let pause = code ? Number.POSITIVE_INFINITY : 0;
        if (code === 'rate_limited') pause = retryAfter * 1_000;
        if (code === 'internal' && faults < MOST_FAULTS) pause = backOff(faults);
        if (letter.deadline <= Date.now() + pause) return this.onFailure(letter, failure);
        if (!code) throw failure;
        await this.#pause(pause);
      }
    }
  }

  #depart(letter: Letter): void {
    const { account } = this.#connection;
    letter.account ??= account;
    if (letter.account !== account || !isWaiting(letter)) throw new AbortedError('Somebody else has signed in.');
    this.onDeparture(letter);
  }

  #pause(milliseconds: number): Promise<void> {
    return sleep(milliseconds, this.#stop.signal).catch(() => undefined);
  }
}
