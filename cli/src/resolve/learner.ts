import type { NearbyLearner, StudyMate } from '@study-mate/sdk';
import { matchOne, toIdIfAny } from './match.ts';

const farthest = 100;
/** Names of people beyond the nearest so many are not worth the pages. */
const mostLearners = 500;

/** The id of a person, given itself or as the name of somebody nearby. */
export async function findLearner(mate: StudyMate, who: string): Promise<number> {
  const given = toIdIfAny(who);
  if (given !== undefined) return given;
  const learners: NearbyLearner[] = [];
  for await (const learner of mate.discover.listNearbyLearners({ radius: farthest, page_size: 100 })) {
    if (learners.push(learner) === mostLearners) break;
  }
  const { id } = matchOne(learners, {
    text: who,
    named: ({ id, full_name, email }) => ({ id, name: full_name, email }),
    nobody: 'None of the learners nearby',
    suggestion: 'See them with: study-mate nearby --radius 100',
  });
  return id;
}
