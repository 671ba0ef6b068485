import { authSamples } from './auth.samples.ts';
import { chatSamples } from './chat.samples.ts';
import { citiesSamples } from './cities.samples.ts';
import { dashboardSamples } from './dashboard.samples.ts';
import { discoverSamples } from './discover.samples.ts';
import type { OperationId } from './exchange.ts';
import { goalsSamples } from './goals.samples.ts';
import { groupsSamples } from './groups.samples.ts';
import { locationSamples } from './location.samples.ts';
import { matchingSamples } from './matching.samples.ts';
import type { SampleCall } from './sample.ts';
import { schoolsSamples } from './schools.samples.ts';
import { sessionsSamples } from './sessions.samples.ts';
import { subjectsSamples } from './subjects.samples.ts';

/** One call of every operation; an operation without one does not compile. */
export const sampleCalls: Record<OperationId, SampleCall> = {
  ...authSamples,
  ...citiesSamples,
  ...schoolsSamples,
  ...subjectsSamples,
  ...goalsSamples,
  ...locationSamples,
  ...discoverSamples,
  ...matchingSamples,
  ...chatSamples,
  ...groupsSamples,
  ...sessionsSamples,
  ...dashboardSamples,
};
