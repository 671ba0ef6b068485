import { defineCommand } from '../../command.ts';
import { memberCells } from '../../output/group-view.ts';
import { required } from '../../parameter.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findPerson } from '../../resolve/person.ts';

export const inviteToGroup = defineCommand({
  name: 'groups invite',
  summary: 'Invite somebody to a group of which you are admin or moderator',
  args: {
    group: whichGroup,
    person: required('Id of the person, or a part of the name of somebody nearby or in your requests'),
  },
  flags: {},
  examples: [
    { line: 'study-mate groups invite IELTS Bình', about: 'Somebody nearby' },
    { line: 'study-mate groups invite IELTS 4', about: 'By id' },
  ],

  async run(context, { group: which, person }) {
    const mate = await context.signedIn();
    const [group, user_id] = await Promise.all([findGroup(mate, which), findPerson(mate, person)]);
    const membership = await mate.groups.inviteToGroup(group, { user_id });
    context.output.done(`${membership.user.full_name} is invited.`, membership, memberCells(membership));
  },
});
