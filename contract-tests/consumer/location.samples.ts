import { facts } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

export const locationSamples = {
  updateLocation: sample({ body: { latitude: 21.0285, longitude: 105.8048 } }, (mate, { body }, options) =>
    mate.location.updateLocation(body, options),
  ),
  getCurrentLocation: sample({}, (mate, _, options) => mate.location.getCurrentLocation(options)),
  listLocationHistory: sample(
    firstPage,
    async (mate, { query }, options) => mate.location.listLocationHistory(query, options),
    noPage,
  ),
  getLocationHistoryEntry: sample(
    { params: { id: facts.entry } },
    (mate, { params }, options) => mate.location.getLocationHistoryEntry(params.id, options),
    nothing,
  ),
  getLocationStats: sample({ query: { days: 30 } }, (mate, { query }, options) =>
    mate.location.getLocationStats(query, options),
  ),
} satisfies Record<string, SampleCall>;
