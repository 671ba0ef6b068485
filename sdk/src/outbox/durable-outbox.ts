import { AbortedError, ConnectionError, RealtimeError, StudyMateError } from '../core/errors.ts';
import { randomUuid } from '../core/uuid.ts';
import { type ChatAddress, isAbout, keyOf } from '../realtime/chat-address.ts';
import type { RealtimeEvents, RealtimeHost } from '../realtime/connection.ts';
import type { Carry } from '../realtime/courier.ts';
import type { Emitter } from '../realtime/emitter.ts';
import { isOpen, type Letter } from '../realtime/letter.ts';
import { Outbox, type OutboxWires } from '../realtime/outbox.ts';
import { type LiveMessage, OutgoingMessage } from '../realtime/outgoing-message.ts';
import { accountOf } from '../session/claims.ts';
import { toOutboxError } from './outbox-error.ts';
import type { OutboxEntry, OutboxStore } from './outbox-store.ts';

/** Milliseconds after which a client lets others of the same store have their turn. */
const TURN = 30_000;
/** Milliseconds after which nobody needs to be told any more that a message was discarded. */
const STALE = 86_400_000;

const toEntry = ({ message, account = '', owner = '' }: Letter, state: OutboxEntry['state']): OutboxEntry => {
  const { clientMessageId, to, content, createdAt, error } = message;
  const entry = { account, clientMessageId, to, content, createdAt, owner, state };
  if (!error) return entry;
  const code = error instanceof RealtimeError ? { code: error.code } : {};
  return { ...entry, failure: { ...code, message: error.message } };
};

const toError = ({ code, message }: NonNullable<OutboxEntry['failure']>): StudyMateError =>
  code ? new RealtimeError({ code, message }) : new StudyMateError(message);

/** An outbox whose messages outlive the connection, and the program too if the store does. */
export class DurableOutbox extends Outbox {
  readonly #store: OutboxStore;
  readonly #credentials: RealtimeHost['credentials'];
  readonly #events: Emitter<RealtimeEvents>;
  readonly #self = randomUuid();
  /** Whose messages are here. */
  #account: string | undefined;
  /** Closed: nothing is sent until somebody connects or writes. */
  #isAtRest = false;
  #restored: Promise<unknown> | undefined;
  /** The latest entry on its way into the store; the next one waits for it, so that order is kept. */
  #puts: Promise<unknown> = Promise.resolve();
  readonly #writers = new WeakMap<OutgoingMessage, { account: string; owner: string }>();

  constructor(store: OutboxStore, wires: OutboxWires) {
    super({ ...wires, sendTimeout: wires.sendTimeout ?? Number.POSITIVE_INFINITY });
    this.#store = store;
    this.#credentials = wires.credentials;
    this.#events = wires.events;
    wires.events.on('state', (state) => {
      if (state === 'connected') void this.#wake(wires.connection.account);
    });
    wires.credentials.onChange((change) => {
      if (change === 'started') void this.#wake();
    });
    void this.#resume();
  }

  protected override async takeTurn(to: ChatAddress, carry: Carry): Promise<void> {
    const { lock = (_, task) => task() } = this.#store;
    const name = `outbox ${this.#account} ${keyOf(to)}`;
    try {
      await lock.call(this.#store, name, () => this.#carryAll(to, carry));
    } catch (error) {
      if (error instanceof StudyMateError) throw error;
      this.#report(error);
      throw toOutboxError(error);
    }
  }

  protected override onFailure(letter: Letter, error: StudyMateError): void {
    super.onFailure(letter, error);
    if (letter.isKept) this.#store.put(toEntry(letter, 'failed')).catch((trouble) => this.#report(trouble));
  }

  override giveUp(reason?: StudyMateError): void {
    this.#isAtRest = true;
    super.giveUp(reason);
  }

  protected override leave(): void {
    super.leave();
    this.#account = undefined;
    this.#restored = undefined;
  }

  protected override begin(letter: Letter): void {
    // Asked now: whoever signs in later is not the one who writes this.
    const account = this.#whoIsHere();
    this.#puts = this.#puts.then(() => this.#keep(letter, account));
  }

  /** It waits for the next connection. */
  protected override abandon(letter: Letter, reason: StudyMateError): void {
    letter.isReady = false;
    letter.message.error = reason;
    this.enter(letter.message, 'pending');
    letter.reject(reason);
  }

  protected override async release(letter: Letter, isDiscarded?: boolean): Promise<void> {
    if (!isDiscarded) {
      // One that cannot be removed is sent once more after the next start, and stored by the server once all the same.
      return this.#remove(letter).catch((error) => this.#report(error));
    }
    await this.#puts;
    if (!letter.isKept || letter.message.message) return;
    // Another client may be about to send it: it has to be told.
    const isElsewhere = letter.owner !== this.#self && isOpen(letter);
    const tombstone = { ...toEntry(letter, 'discarded'), content: '' };
    await (isElsewhere ? this.#store.put(tombstone) : this.#remove(letter)).catch((error) => {
      throw toOutboxError(error);
    });
  }

  /** `undefined` when nobody is signed in. */
  async #whoIsHere(): Promise<string | undefined> {
    const tokens = await this.#credentials.tokens();
    return tokens && accountOf(tokens.access);
  }

  async #keep(letter: Letter, whose: Promise<string | undefined>): Promise<void> {
    const { message } = letter;
    try {
      const account = await whose;
      if (account === undefined) throw new ConnectionError('Nobody is signed in.');
      const writer = this.#writers.get(message) ?? { account, owner: this.#self };
      if (writer.account !== account) throw new AbortedError('Somebody else wrote this message.');
      this.#writers.set(message, writer);
      Object.assign(letter, writer);
      // What an earlier start has left comes first.
      await this.#restore(account);
      await this.#store.put(toEntry(letter, 'pending'));
      letter.isKept = true;
      letter.isReady ??= true;
    } catch (error) {
      return this.onFailure(letter, error instanceof StudyMateError ? error : toOutboxError(error));
    }
    void this.send(message.to);
  }

  #wake(account?: string): Promise<void> {
    this.#isAtRest = false;
    for (const letter of this.letters.values()) {
      if (letter.isReady !== false || !isOpen(letter)) continue;
      letter.isReady = letter.isKept;
      letter.deadline = this.deadline();
    }
    return this.#resume(account);
  }

  /** Sends what waits here, and what an earlier start has left. */
  async #resume(connected?: string): Promise<void> {
    try {
      const account = connected ?? (await this.#whoIsHere());
      if (account !== undefined) await this.#restore(account);
    } catch (error) {
      this.#report(error);
    }
    const chats = new Map([...this.letters.values()].map(({ message: { to } }) => [keyOf(to), to]));
    for (const to of chats.values()) void this.send(to);
  }

  async #restore(account: string): Promise<void> {
    if (this.#account !== account) {
      const isAtRest = this.#isAtRest;
      if (this.#account !== undefined) this.leave();
      this.#isAtRest = isAtRest;
      this.#account = account;
    }
    this.#restored ??= this.#list();
    await this.#restored.catch((error) => {
      this.#restored = undefined;
      throw error;
    });
  }

  /** What the account has in the store; entries of earlier starts and other clients become messages here. */
  async #list(): Promise<OutboxEntry[]> {
    const account = this.#account;
    if (account === undefined) return [];
    const entries = await this.#store.list(account);
    if (account !== this.#account) return [];
    for (const entry of entries) {
      const isStale = Date.parse(entry.createdAt) < Date.now() - STALE;
      if (entry.state !== 'discarded') this.#adopt(entry);
      else if (isStale) await this.#store.remove(account, entry.clientMessageId);
    }
    return entries;
  }

  #adopt(entry: OutboxEntry): void {
    const { account, clientMessageId, owner, failure } = entry;
    if (this.letters.has(clientMessageId)) return;
    const isReady = !this.#isAtRest;
    const begin = (message: OutgoingMessage) =>
      new Promise<LiveMessage>((resolve, reject) => {
        const deadline = this.deadline();
        const letter = { message, account, owner, isKept: true, isReady, deadline, resolve, reject };
        this.letters.set(clientMessageId, letter);
        this.#writers.set(message, { account, owner });
        if (entry.state !== 'failed') return;
        message.error = toError(failure ?? { message: 'The message was not sent.' });
        message.state = 'failed';
        reject(message.error);
      });
    const message = new OutgoingMessage(entry, this, begin);
    this.enter(message, message.state);
  }

  async #carryAll(to: ChatAddress, carry: Carry): Promise<void> {
    const until = this.#store.lock ? Date.now() + TURN : undefined;
    // What is written while the list is read may be missing in it, and is for the next turn.
    const known = new Set(this.waiting(to));
    const entries = (await this.#list()).filter((entry) => isAbout(entry.to, to));
    const places = new Map(entries.map(({ clientMessageId }, place) => [clientMessageId, place]));
    const placeOf = ({ message }: Letter) => places.get(message.clientMessageId) ?? -1;
    const letters = this.waiting(to).filter((it) => known.has(it) || places.has(it.message.clientMessageId));
    // What is not there any more was sent by another client; it comes first, and is told its number.
    for (const letter of letters.sort((a, b) => placeOf(a) - placeOf(b))) {
      if (entries[placeOf(letter)]?.state === 'discarded') await this.#bury(letter);
      else await carry(letter, until);
      if (until && Date.now() >= until) return;
    }
  }

  /** Another client has discarded what was written here. */
  async #bury(letter: Letter): Promise<void> {
    if (letter.owner === this.#self) await this.#remove(letter);
    letter.isKept = false;
    await this.discard(letter.message);
  }

  async #remove({ account = '', message }: Letter): Promise<void> {
    await this.#store.remove(account, message.clientMessageId);
  }

  #report(error: unknown): void {
    this.#events.emit('outbox_error', toOutboxError(error));
  }
}
