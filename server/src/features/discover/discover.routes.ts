import type { Handlers } from '../../core/wire.ts';
import type { DiscoverService } from './discover.service.ts';
import { toNearbyPage } from './discover.wire.ts';

export const discoverRoutes = (discover: DiscoverService) =>
  ({
    listNearbyLearners: async ({ query, self }, actor) => toNearbyPage(await discover.listNearby(actor, query), self),
  }) satisfies Partial<Handlers>;
