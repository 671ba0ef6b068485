import { defineCommand } from '../../command.ts';
import { memberFields } from '../../output/group-view.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findMembership, whichMember } from '../../resolve/member.ts';

export const showMember = defineCommand({
  name: 'groups member',
  summary: 'Show how somebody stands with a group',
  args: { group: whichGroup, member: whichMember },
  flags: {},
  examples: [{ line: 'study-mate groups member IELTS Khánh', about: 'By names' }],

  async run(context, { group: which, member }) {
    const mate = await context.signedIn();
    const id = await findMembership(mate, await findGroup(mate, which), member);
    const membership = await mate.groups.getMembership(id);
    context.output.record(membership, memberFields(membership));
  },
});
