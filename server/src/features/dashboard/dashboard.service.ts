import type { Actor } from '../../core/actor.ts';
import type { Clock } from '../../core/clock.ts';
import type { ConnectionService } from '../matching/connection.service.ts';
import type { DashboardQueries } from './dashboard.queries.ts';

interface Dependencies {
  queries: DashboardQueries;
  connections: Pick<ConnectionService, 'showStatistics'>;
  clock: Clock;
}

/** What somebody has done and is about to do, in numbers. */
export class DashboardService {
  readonly #d: Dependencies;

  constructor(dependencies: Dependencies) {
    this.#d = dependencies;
  }

  async show(actor: Actor) {
    const { queries, connections, clock } = this.#d;
    const [ofSessions, ofConnections] = await Promise.all([
      queries.loadNumbers(actor.id, clock.now()),
      connections.showStatistics(actor),
    ]);
    return { sessions: ofSessions, connections: ofConnections };
  }
}
