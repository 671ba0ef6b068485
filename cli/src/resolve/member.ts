import type { Membership, StudyMate } from '@study-mate/sdk';
import { required } from '../parameter.ts';
import { matchOne, toIdIfAny } from './match.ts';

export const whichMember = required('Id of the membership, or a part of the person’s name');

/** The id of a membership, given itself or as the name of somebody in the group. */
export async function findMembership(mate: StudyMate, group: number, which: string): Promise<number> {
  const given = toIdIfAny(which);
  if (given !== undefined) return given;
  const members: Membership[] = [];
  for await (const member of mate.groups.listGroupMembers(group, { page_size: 100 })) members.push(member);
  const { id } = matchOne(members, {
    text: which,
    named: ({ id, user: { full_name, email } }) => ({ id, name: full_name, email }),
    nobody: 'None of the members',
    suggestion: `See them with: study-mate groups members ${group}`,
  });
  return id;
}
