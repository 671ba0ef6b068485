import type { NearbyLearner, StudyMate, UserCard } from '@study-mate/sdk';
import { CommandError } from '../failure.ts';
import { withPosition } from '../position.ts';
import { matchOne, toIdIfAny } from './match.ts';

const farthest = 100;
/** Names of people beyond the nearest so many are not worth the pages. */
const mostLearners = 500;

const loadNearby = async (mate: StudyMate): Promise<NearbyLearner[]> => {
  const learners: NearbyLearner[] = [];
  for await (const learner of mate.discover.listNearbyLearners({ radius: farthest, page_size: 100 })) {
    if (learners.push(learner) === mostLearners) break;
  }
  return learners;
};

/** Those whom one has asked to connect, or was asked by, unless that has ended for good. */
const loadMet = async (mate: StudyMate): Promise<UserCard[]> => {
  const people: UserCard[] = [];
  for await (const { state, receiver } of mate.matching.listSentRequests({ page_size: 100 }))
    if (state !== 'blocked') people.push(receiver);
  for await (const { state, sender } of mate.matching.listReceivedRequests({ page_size: 100 }))
    if (state !== 'blocked') people.push(sender);
  return people;
};

/**
 * The id of a person, given itself or as the name of somebody nearby or met. Whoever has been met is not listed nearby
 * any more: a name that is theirs must not fall to the next who is called alike.
 */
export async function findPerson(mate: StudyMate, who: string): Promise<number> {
  const given = toIdIfAny(who);
  if (given !== undefined) return given;
  const looking = withPosition(() => loadNearby(mate));
  const [met, nearby] = await Promise.all([loadMet(mate), looking.catch((): NearbyLearner[] => [])]);
  // Who has been refused may be nearby again.
  const people = new Map([...met, ...nearby].map((person) => [person.id, person]));
  try {
    const { id } = matchOne([...people.values()], {
      text: who,
      named: ({ id, full_name, email }) => ({ id, name: full_name, email }),
      nobody: 'None of the learners nearby and of those in your requests',
      suggestion: 'See them with: study-mate nearby --radius 100, or study-mate requests list',
    });
    return id;
  } catch (error) {
    // Nobody was found where nobody could be looked for; the reason says more.
    if (error instanceof CommandError && error.code === 'not_found') await looking;
    throw error;
  }
}
