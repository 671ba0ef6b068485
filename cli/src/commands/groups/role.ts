import { defineCommand } from '../../command.ts';
import { memberCells } from '../../output/group-view.ts';
import { required } from '../../parameter.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findMembership, whichMember } from '../../resolve/member.ts';
import { toChoice } from '../../values.ts';

export const setRole = defineCommand({
  name: 'groups role',
  summary: 'Give a member another role',
  args: {
    group: whichGroup,
    member: whichMember,
    role: required('admin, moderator or member', toChoice('admin', 'moderator', 'member')),
  },
  flags: {},
  examples: [{ line: 'study-mate groups role IELTS Khánh moderator', about: 'May invite from now on' }],

  async run(context, { group: which, member, role }) {
    const mate = await context.signedIn();
    const id = await findMembership(mate, await findGroup(mate, which), member);
    const membership = await mate.groups.changeMembershipRole(id, { role });
    context.output.done(`${membership.user.full_name} is ${role} now.`, membership, memberCells(membership));
  },
});
