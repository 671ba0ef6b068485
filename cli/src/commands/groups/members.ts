import { defineCommand } from '../../command.ts';
import { memberColumns } from '../../output/group-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const listMembers = defineCommand({
  name: 'groups members',
  summary: 'List the members of a group: admins, moderators, members',
  about: 'Members also see who asks to be let in, is invited, or was in once.',
  args: { group: whichGroup },
  flags: pageFlags,
  examples: [
    { line: 'study-mate groups members IELTS', about: 'By name' },
    { line: 'study-mate groups members 1 --all --json', about: 'By id, all of them, for a program' },
  ],

  async run(context, { group: which, ...wish }) {
    const mate = await context.signedIn();
    const group = await findGroup(mate, which);
    const rows = await collect(context, wish, (page_size) => mate.groups.listGroupMembers(group, { page_size }));
    await context.output.list(rows, { columns: memberColumns, empty: 'Nobody is in this group.' });
  },
});
