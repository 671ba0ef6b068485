import { defineCommand } from '../../command.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findMembership, whichMember } from '../../resolve/member.ts';

export const removeMember = defineCommand({
  name: 'groups remove',
  summary: 'Remove somebody from a group',
  about: 'To come back, the person has to be let in or invited.',
  args: { group: whichGroup, member: whichMember },
  flags: {},
  examples: [{ line: 'study-mate groups remove IELTS Hiếu', about: 'By names' }],

  async run(context, { group: which, member }) {
    const mate = await context.signedIn();
    const id = await findMembership(mate, await findGroup(mate, which), member);
    const result = await mate.groups.removeMembership(id);
    context.output.done(result.message, result, [id, 'removed']);
  },
});
