import type { Actor } from '../../core/actor.ts';
import { refusedAction } from '../../core/errors.ts';
import { loadPage, type Page, type PageQuery } from '../../core/page.ts';
import type { Learner, LearnerQueries } from './learner.queries.ts';
import { radiusToSearch } from './radius.rules.ts';

export interface NearbyQuery extends PageQuery {
  /** Kilometres. */
  radius?: number | undefined;
}

const learnersPerPage = 10;

/** Finds people whom one could ask to connect. */
export class DiscoverService {
  readonly #learners: LearnerQueries;

  constructor(learners: LearnerQueries) {
    this.#learners = learners;
  }

  async listNearby(actor: Actor, query: NearbyQuery): Promise<Page<Learner> & { radiusKm: number }> {
    const radiusKm = radiusToSearch(query.radius, actor.account.learningRadiusKm);
    const page = await loadPage(query, learnersPerPage, async (window) => {
      const nearby = await this.#learners.loadNearby(actor.id, radiusKm * 1000, window);
      if (!nearby.isPlaced) {
        throw refusedAction('No location data available for current user', { radius_km: 0, count: 0, results: [] });
      }
      return nearby;
    });
    return { ...page, radiusKm };
  }
}
