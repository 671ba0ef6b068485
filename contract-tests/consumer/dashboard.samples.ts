import { type SampleCall, sample } from './sample.ts';

export const dashboardSamples = {
  getDashboardStatistics: sample({}, (mate, _, options) => mate.dashboard.getDashboardStatistics(options)),
} satisfies Record<string, SampleCall>;
