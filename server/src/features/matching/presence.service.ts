import type { PresenceBoard } from '../../cache/presence-board.ts';
import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { MatchingBroadcast } from './matching.broadcast.ts';
import type { PresenceQueries } from './presence.queries.ts';
import { type Presence, presenceBeat, presenceLasts, toPresence } from './presence.rules.ts';

interface Dependencies {
  board: PresenceBoard;
  queries: PresenceQueries;
  broadcast: MatchingBroadcast;
  clock: Clock;
  /** Everybody who is connected to this node. */
  peopleHere(): number[];
  /** Remembers when somebody was last active. */
  onSeen(userId: number, at: Date): void;
  onError(error: unknown): void;
}

const defaultPageSize = 10;
const never = { isOnline: false, lastActiveAt: null } as const;

/**
 * Who of one's connections is online. Whoever is connected somewhere is said to be here again and again; whoever is not,
 * because they left or because their node died, runs out, and one of the nodes notices.
 */
export class PresenceService {
  readonly #d: Dependencies;
  readonly #timer: NodeJS.Timeout;
  readonly #arrivals = new Set<number>();
  #last: Promise<void> = Promise.resolve();

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
    this.#timer = setInterval(() => void this.beat(), presenceBeat).unref();
  }

  /** The latest connection first. */
  list(actor: Actor, query: PageQuery): Promise<Page<Presence & { id: number }>> {
    const { queries, board, clock } = this.#d;
    return loadPage(query, defaultPageSize, async (window) => {
      const { rows, count } = await queries.loadConnections(actor.id, window);
      const online = await board.loadOnline(
        rows.map(({ userId }) => userId),
        clock.now(),
      );
      return { rows: rows.map((row) => ({ id: row.id, ...toPresence(row, online.has(row.userId)) })), count };
    });
  }

  /** Somebody has opened a connection to this node. Many who come at once are dealt with together. */
  arrive(userId: number): void {
    this.#arrivals.add(userId);
    if (this.#arrivals.size > 1) return;
    void this.#next(async () => {
      const arrived = [...this.#arrivals];
      this.#arrivals.clear();
      await this.#extend(arrived);
    });
  }

  /** Extends everybody who is here, and tells of those who have gone. */
  beat(): Promise<void> {
    return this.#next(async () => {
      await this.#extend(this.#d.peopleHere());
      await this.#tellOf(await this.#d.board.takeGone(this.#d.clock.now()));
    });
  }

  /** These two may see each other from now on. */
  join(one: number, other: number): void {
    void this.#next(async () => {
      const facts = await this.#d.queries.loadAudiences([one, other]);
      const online = await this.#d.board.loadOnline([one, other], this.#d.clock.now());
      for (const person of facts) {
        const viewer = person.userId === one ? other : one;
        // Both may have parted again before their turn came.
        if (person.viewers.includes(viewer)) {
          this.#d.broadcast.presence([viewer], toPresence(person, online.has(person.userId)));
        }
      }
    });
  }

  /** These two may not see each other any more. */
  part(one: number, other: number): void {
    this.#d.broadcast.presence([one], { userId: other, ...never });
    this.#d.broadcast.presence([other], { userId: one, ...never });
  }

  /** Somebody has changed who may see them. */
  reveal(userId: number): void {
    void this.#next(() => this.#announce([userId], { isEvenHidden: true }));
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#last;
  }

  /** One after the other, so that news of one person does not overtake each other and the database is not flooded. */
  #next(task: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(task).catch((error) => this.#d.onError(error));
    return this.#last;
  }

  async #extend(userIds: readonly number[]): Promise<void> {
    if (userIds.length === 0) return;
    const now = this.#d.clock.now();
    await this.#tellOf(await this.#d.board.extend(userIds, now, new Date(now.getTime() + presenceLasts)));
  }

  /** Of those who have come or gone. */
  async #tellOf(userIds: readonly number[]): Promise<void> {
    const now = this.#d.clock.now();
    for (const userId of userIds) this.#d.onSeen(userId, now);
    await this.#announce(userIds, { seenAt: now });
  }

  async #announce(userIds: readonly number[], about: { isEvenHidden?: boolean; seenAt?: Date }): Promise<void> {
    if (userIds.length === 0) return;
    const people = await this.#d.queries.loadAudiences(userIds);
    // That somebody hidden comes or goes is no news at all: an empty one would tell the moment.
    const told = people.filter(({ isShown }) => isShown || about.isEvenHidden);
    const everybody = new Set(told.flatMap(({ userId, viewers }) => [userId, ...viewers]));
    const online = await this.#d.board.loadOnline([...everybody], this.#d.clock.now());
    for (const person of told) {
      const facts = { ...person, lastActiveAt: about.seenAt ?? person.lastActiveAt };
      const viewers = person.viewers.filter((viewer) => online.has(viewer));
      this.#d.broadcast.presence(viewers, toPresence(facts, online.has(person.userId)));
    }
  }
}
