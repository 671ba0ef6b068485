import { backOff, sleep } from '../core/wait.ts';
import type { ServerEvents } from '../generated/events.ts';
import type { Connection, RealtimeEvents, RealtimeHost } from './connection.ts';
import { Emitter } from './emitter.ts';

/** Whether somebody is online, and when they were last active as far as one may know. */
export type PersonPresence = ServerEvents['presence_changed'];

export interface PresenceEvents {
  /** Somebody has come, has gone, or is known of for the first time. */
  change: PersonPresence;
}

/**
 * Who of one's connections is online, kept up to date while it is open. Made by `realtime.presence`.
 *
 * People who keep their profile `private`, and people one is not connected with, look as if they had never been online.
 */
export class PresenceWatch {
  /** Settles when it is known of everybody for the first time, or when it is closed before. */
  readonly ready: Promise<void>;
  readonly #connection: Connection;
  readonly #list: RealtimeHost['matching']['listPresence'];
  readonly #events = new Emitter<PresenceEvents>();
  readonly #known = new Map<number, PersonPresence>();
  readonly #closing = new AbortController();
  /** The latest look at everybody; a newer one ends it. */
  #looking = new AbortController();
  /** Of whom one has heard since that began: what is live is newer than what is listed. */
  #heard = new Set<number>();
  #onReady = () => {};

  /** For `realtime.presence`. */
  constructor(connection: Connection, events: Emitter<RealtimeEvents>, { matching }: RealtimeHost) {
    this.#connection = connection;
    this.#list = matching.listPresence;
    this.ready = new Promise((resolve) => {
      this.#onReady = resolve;
    });
    const subscriptions = [
      events.on('presence_changed', (person) => {
        this.#heard.add(person.user_id);
        this.#take(person);
      }),
      // Whatever came to pass while the connection was away was told to nobody.
      events.on('state', () => this.#look()),
    ];
    this.#closing.signal.addEventListener('abort', () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      this.#looking.abort();
      this.#onReady();
    });
    connection.open();
    void this.#look();
  }

  /** How things stand with somebody; of people one knows nothing about, that they are not there. */
  of(userId: number): PersonPresence {
    return this.#known.get(userId) ?? { user_id: userId, online: false, last_active_at: null };
  }

  /**
   * Listens to those who come and go, and at first to everybody who is there.
   * @returns a function that stops listening
   *
   * @example
   * presence.on('change', ({ user_id, online }) => console.log(user_id, online ? 'is online' : 'has gone'));
   */
  on<Name extends keyof PresenceEvents>(name: Name, handler: (event: PresenceEvents[Name]) => void): () => void {
    return this.#events.on(name, handler);
  }

  /** Stops listening. The connection stays open. */
  close(): void {
    this.#closing.abort();
  }

  /** Reads how things stand with everybody, however many attempts that takes. */
  async #look(): Promise<void> {
    this.#looking.abort();
    this.#looking = new AbortController();
    this.#heard = new Set();
    const { signal } = this.#looking;
    for (let failures = 0; this.#connection.state === 'connected' && !signal.aborted; ) {
      try {
        const missing = new Set(this.#known.keys());
        for await (const { user_id, online, last_active_at } of this.#list({ page_size: 100 }, { signal })) {
          missing.delete(user_id);
          this.#takeListed({ user_id, online, last_active_at });
        }
        // Who is on the list no more is no connection any more.
        for (const user_id of missing) this.#takeListed({ user_id, online: false, last_active_at: null });
        return this.#onReady();
      } catch {
        await sleep(backOff(failures++), signal).catch(() => undefined);
      }
    }
  }

  #takeListed(person: PersonPresence): void {
    if (!this.#heard.has(person.user_id)) this.#take(person);
  }

  #take(person: PersonPresence): void {
    const before = this.#known.get(person.user_id);
    this.#known.set(person.user_id, person);
    const isNews = person.online !== before?.online || person.last_active_at !== before.last_active_at;
    if (isNews) this.#events.emit('change', person);
  }
}
