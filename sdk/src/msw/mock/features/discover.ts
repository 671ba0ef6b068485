import type { NearbyLearner } from '../../../generated/models.ts';
import type { Handlers } from '../operation.ts';
import { toPage } from '../page.ts';
import { nearest, type Position, snapped, toKilometres } from '../position.ts';
import { refusedAction } from '../problem.ts';
import type { Person } from '../rows/people.ts';
import type { World } from '../world.ts';
import { between, maySeeProfile } from './relations.ts';

/** Nobody is looked for further away, in kilometres. */
const furthest = 100;

/** Where others find somebody, or a group. */
export const placeForOthers = ({ position }: { position: Position | null }): Position | null =>
  position && snapped(position);

const toLearner =
  (world: World) =>
  ({ row: person, metres }: { row: Person; metres: number }): NearbyLearner => ({
    id: person.id,
    // Nobody listed here is a connection.
    email: '',
    full_name: person.full_name,
    avatar_url: person.avatar_url,
    bio: person.bio,
    school_name: world.schools.get(person.school)?.name ?? null,
    major: person.major,
    year: person.year,
    distance_km: toKilometres(metres),
    ...(placeForOthers(person) ?? { latitude: 0, longitude: 0 }),
  });

export const discover = {
  listNearbyLearners(input) {
    const { world, actor, query } = input;
    const middle = placeForOthers(actor);
    if (!middle) {
      const nobody = { radius_km: 0, count: 0, results: [] };
      throw refusedAction('No location data available for current user', nobody);
    }
    const radius_km = Math.min(Math.max(query.radius ?? actor.learning_radius_km, 0), furthest);
    const strangers = world.people.filter(
      (person) =>
        radius_km > 0 &&
        person.status === 'active' &&
        person !== actor &&
        !between(world, actor.id, person.id) &&
        maySeeProfile(world, actor, person),
    );
    const found = nearest(strangers, { ...middle, radius: radius_km }, placeForOthers);
    const { results, ...head } = toPage(found, toLearner(world), input);
    return { ...head, radius_km, results };
  },
} satisfies Partial<Handlers>;
