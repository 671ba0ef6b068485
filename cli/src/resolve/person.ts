import type { StudyMate } from '@study-mate/sdk';
import { CommandError } from '../failure.ts';
import { findLearner } from './learner.ts';
import { matchOne, toIdIfAny } from './match.ts';

/** The id of a person, given itself or as the name of a connection or, failing that, of somebody nearby. */
export async function findPerson(mate: StudyMate, who: string): Promise<number> {
  const given = toIdIfAny(who);
  if (given !== undefined) return given;
  const known = [];
  for await (const { user } of mate.matching.listConnections({ page_size: 100 })) known.push(user);
  try {
    const { id } = matchOne(known, {
      text: who,
      named: ({ id, full_name, email }) => ({ id, name: full_name, email }),
      nobody: 'None of your connections',
      suggestion: '',
    });
    return id;
  } catch (error) {
    if (!(error instanceof CommandError) || error.code !== 'not_found') throw error;
    return findLearner(mate, who);
  }
}
