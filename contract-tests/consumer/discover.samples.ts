import { given } from '../states.ts';
import { firstPage, noPage, type SampleCall, sample } from './sample.ts';

export const discoverSamples = {
  listNearbyLearners: sample(
    firstPage,
    async (mate, { query }, options) => mate.discover.listNearbyLearners(query, options),
    { ...noPage, given: [given('position')] },
  ),
} satisfies Record<string, SampleCall>;
