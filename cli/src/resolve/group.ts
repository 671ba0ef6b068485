import type { GroupRow, StudyMate } from '@study-mate/sdk';
import { required } from '../parameter.ts';
import { matchOne, toIdIfAny } from './match.ts';

export const whichGroup = required('Id of the group, or a part of its name');

/** Those one has to do with come first: their names are meant before those of others. */
async function candidates(mate: StudyMate, text: string): Promise<GroupRow[]> {
  const [own, invited, pending, found] = await Promise.all([
    mate.groups.listMyGroups(),
    mate.groups.listMyGroups({ membership_status: 'invited' }),
    mate.groups.listMyGroups({ membership_status: 'pending' }),
    mate.groups.listGroups({ search: text.slice(0, 200), page_size: 100 }),
  ]);
  const groups = new Map([...own, ...invited, ...pending, ...found.results].map((group) => [group.id, group]));
  return [...groups.values()];
}

/** The id of a group, given itself or as a part of its name. */
export async function findGroup(mate: StudyMate, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const { id } = matchOne(await candidates(mate, which), {
    text: which,
    named: ({ id, name }) => ({ id, name, email: '' }),
    nobody: 'None of the groups',
    suggestion: 'See them with: study-mate groups list',
    kind: 'groups',
  });
  return id;
}
