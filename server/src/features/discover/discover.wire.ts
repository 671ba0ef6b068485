import { type Page, toPage } from '../../core/page.ts';
import { toKilometres } from '../../core/position.ts';
import type { Wire } from '../../core/wire.ts';
import type { Learner } from './learner.queries.ts';

/** Nobody listed here is a connection, so nobody's email is shown. */
const toNearbyLearner = (learner: Learner): Wire['NearbyLearner'] => ({
  id: learner.id,
  email: '',
  full_name: learner.fullName,
  avatar_url: learner.avatarUrl,
  bio: learner.bio,
  school_name: learner.schoolName,
  major: learner.major,
  year: learner.year,
  distance_km: toKilometres(learner.metres),
  latitude: learner.latitude,
  longitude: learner.longitude,
});

export const toNearbyPage = (page: Page<Learner> & { radiusKm: number }, self: URL): Wire['NearbyLearnerPage'] => {
  const { results, ...head } = toPage(page, toNearbyLearner, self);
  return { ...head, radius_km: page.radiusKm, results };
};
