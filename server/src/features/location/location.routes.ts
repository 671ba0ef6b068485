import { toPage } from '../../core/page.ts';
import type { Handlers } from '../../core/wire.ts';
import type { LocationService } from './location.service.ts';
import { toCurrentLocation, toHistoryEntry, toHistoryRow, toLocationStats, toUpdateResult } from './location.wire.ts';

export const locationRoutes = (locations: LocationService) =>
  ({
    updateLocation: async ({ body }, actor) => toUpdateResult(await locations.update(actor, body)),
    getCurrentLocation: async (_input, actor) => toCurrentLocation(await locations.showCurrent(actor)),
    listLocationHistory: async ({ query: { page, limit, from_date: from, to_date: to }, self }, actor) =>
      toPage(await locations.listHistory(actor, { page, limit, from, to }), toHistoryRow, self),
    getLocationHistoryEntry: async ({ params }, actor) =>
      toHistoryEntry(await locations.showEntry(actor, params.id), actor.account),
    getLocationStats: async ({ query }, actor) => toLocationStats(await locations.summarise(actor, query.days)),
  }) satisfies Partial<Handlers>;
