import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import { notFound, refusedAction } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import { type FilterWords, toFilter, toRole } from './filter.rules.ts';
import type { NearbyQueries } from './nearby.queries.ts';
import { assertTimeZone, monthIn } from './recurrence.rules.ts';
import type { SessionQueries, SessionView } from './session.queries.ts';
import type { SeenSession } from './session.rules.ts';

interface Dependencies {
  queries: SessionQueries;
  nearby: NearbyQueries;
  clock: Clock;
}

export interface Month {
  month: number;
  year: number;
  timezone?: string | undefined;
}

export interface NearbyQuery {
  radius_km?: number | undefined;
  session_type?: string | undefined;
}

const sessionsPerPage = 10;
const usualRadiusKm = 5;

/** What people see of sessions. */
export class SessionService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  /** The earliest first. What was cancelled is only found by asking for it. */
  async list(actor: Actor, query: PageQuery & FilterWords): Promise<Page<SeenSession<SessionView>>> {
    const filter = toFilter(query);
    const now = this.#d.clock.now();
    const page = await loadPage(query, sessionsPerPage, async (window) =>
      filter ? this.#d.queries.loadList(actor.id, filter, now, window) : { rows: [], count: 0 },
    );
    return { ...page, rows: this.#seen(actor, page.rows) };
  }

  /** Cancelled ones, too: whoever had a seat wants to know. */
  async show(actor: Actor, id: number): Promise<SeenSession<SessionView>> {
    const session = await this.#d.queries.loadOne(actor.id, id);
    if (!session) throw notFound();
    return { session, viewerId: actor.id, now: this.#d.clock.now() };
  }

  async listOwn(actor: Actor, role: string | undefined): Promise<SeenSession<SessionView>[]> {
    return this.#seen(actor, await this.#d.queries.loadOwn(actor.id, toRole(role)));
  }

  /** One's own that begin in a month, by the calendar of a time zone. */
  async listMonth(actor: Actor, { timezone = 'UTC', ...month }: Month): Promise<SeenSession<SessionView>[]> {
    assertTimeZone(timezone);
    return this.#seen(actor, await this.#d.queries.loadBetween(actor.id, monthIn(timezone, month)));
  }

  /** The nearest first, and the earliest first at the same place. */
  async listNearby(actor: Actor, { radius_km, session_type }: NearbyQuery): Promise<SeenSession<SessionView>[]> {
    const filter = toFilter({ session_type });
    const sessions = await this.#d.nearby.load(actor.id, {
      metres: (radius_km ?? usualRadiusKm) * 1000,
      now: this.#d.clock.now(),
      sessionType: filter?.sessionType,
    });
    if (!sessions) throw refusedAction('You must set your location first.');
    return filter ? this.#seen(actor, sessions) : [];
  }

  #seen(actor: Actor, sessions: SessionView[]): SeenSession<SessionView>[] {
    const now = this.#d.clock.now();
    return sessions.map((session) => ({ session, viewerId: actor.id, now }));
  }
}
