import type { Cache } from '../../cache/cache.ts';
import type { Actor } from '../../core/actor.ts';
import { notFound } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery, type Slice, type Window } from '../../core/page.ts';
import {
  type ConnectionStatistics,
  type ConnectionView,
  type PairStatus,
  toConnectionView,
} from './connection.rules.ts';
import { assertCanSeeConnection } from './matching.policy.ts';
import type { RequestQueries } from './request.queries.ts';

interface Dependencies {
  queries: RequestQueries;
  cache: Cache;
  /** The conversations that belong to connections, by connection id; whoever lets people talk knows them. */
  conversationIds(connectionIds: number[]): Promise<ReadonlyMap<number, number>>;
}

const secondsToKeep = { requests: 300, connections: 600, accepted: 600 };
const defaultPageSize = 10;

/** What somebody sees of their connections, which are their accepted requests. Cached as requests are. */
export class ConnectionService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** The latest connection first. */
  list(actor: Actor, query: PageQuery): Promise<Page<ConnectionView>> {
    return loadPage(query, defaultPageSize, (window) => {
      const key = `connections:${this.#versionOf(actor)}:${window.limit}:${window.offset}`;
      return this.#d.cache.remember(key, secondsToKeep.connections, () => this.#load(actor, window));
    });
  }

  async show(actor: Actor, id: number): Promise<ConnectionView> {
    const found = await this.#d.queries.loadOne(actor.id, id);
    if (found?.request.state !== 'accepted') throw notFound();
    assertCanSeeConnection(actor, found.request);
    return toConnectionView(found, await this.#d.conversationIds([id]));
  }

  async showStatistics(actor: Actor): Promise<ConnectionStatistics> {
    const { queries, cache } = this.#d;
    const version = this.#versionOf(actor);
    const [pending, accepted] = await Promise.all([
      cache.remember(`requests:${version}:pending`, secondsToKeep.requests, () => queries.loadPendingCounts(actor.id)),
      cache.remember(`accepted:${version}`, secondsToKeep.accepted, () => queries.loadAcceptedCount(actor.id)),
    ]);
    return { sentPending: pending.sent, receivedPending: pending.received, accepted };
  }

  /** With oneself there is nothing; somebody who does not exist is not found. */
  async showStatus(actor: Actor, userId: number): Promise<PairStatus> {
    if (userId === actor.id) return { state: null, senderId: null };
    const status = await this.#d.queries.loadStatus(actor.id, userId);
    if (!status) throw notFound();
    return status;
  }

  async #load(actor: Actor, window: Window): Promise<Slice<ConnectionView>> {
    const { rows, count } = await this.#d.queries.loadConnections(actor.id, window);
    const ids = await this.#d.conversationIds(rows.map(({ request }) => request.id));
    return { rows: rows.map((row) => toConnectionView(row, ids)), count };
  }

  #versionOf(actor: Actor): string {
    return `${actor.id}:${actor.account.relationsVersion}`;
  }
}
