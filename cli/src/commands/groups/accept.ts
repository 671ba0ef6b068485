import { defineCommand } from '../../command.ts';
import { memberCells } from '../../output/group-view.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findMembership, whichMember } from '../../resolve/member.ts';

export const acceptMember = defineCommand({
  name: 'groups accept',
  summary: 'Let somebody in who asks',
  args: { group: whichGroup, member: whichMember },
  flags: {},
  examples: [{ line: 'study-mate groups accept IELTS Nga', about: 'By names' }],

  async run(context, { group: which, member }) {
    const mate = await context.signedIn();
    const id = await findMembership(mate, await findGroup(mate, which), member);
    const membership = await mate.groups.acceptMembership(id);
    context.output.done(`${membership.user.full_name} is in.`, membership, memberCells(membership));
  },
});
