import type { PersonPresence } from '../realtime/presence-watch.ts';
import type { Realtime } from '../realtime/realtime.ts';
import { whenLoaded } from './realtime-store.ts';
import type { SessionStore } from './session-store.ts';
import { Store } from './store.ts';

type People = ReadonlyMap<number, PersonPresence>;

const nobody: People = new Map();

/** Who of the connections of whoever is signed in is online, for all who look. */
export class PresenceStore extends Store<People> {
  readonly #realtime: () => Promise<Realtime>;
  readonly #session: SessionStore;

  constructor(realtime: () => Promise<Realtime>, session: SessionStore) {
    super(nobody);
    this.#realtime = realtime;
    this.#session = session;
  }

  protected start(): () => void {
    let account: number | undefined;
    let stop = () => {};
    const follow = () => {
      const { userId } = this.#session.get();
      if (userId === account) return;
      stop();
      account = userId;
      this.set(nobody);
      stop = account === undefined ? () => {} : whenLoaded(this.#realtime, (realtime) => this.#watch(realtime));
    };
    const leaveSession = this.#session.subscribe(follow);
    follow();
    return () => {
      leaveSession();
      stop();
    };
  }

  #watch(realtime: Realtime): () => void {
    const presence = realtime.presence();
    presence.on('change', (person) => this.set(new Map(this.get()).set(person.user_id, person)));
    return () => presence.close();
  }
}
