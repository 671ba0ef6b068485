import { defineCommand } from '../../command.ts';
import { groupColumns } from '../../output/group-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';
import { toChoice, toId } from '../../values.ts';

export const listGroups = defineCommand({
  name: 'groups list',
  summary: 'List the groups there are, newest first',
  about: 'Invite-only groups are listed for their members only.',
  args: {},
  flags: {
    search: flag('words', 'Only with all these words in the name or description'),
    subject: flag('id or name', 'Only about this subject'),
    school: flag('id', 'Only of this school', { parse: toId }),
    privacy: flag('kind', 'Only public, private or invite_only ones', {
      parse: toChoice('public', 'private', 'invite_only'),
    }),
    status: flag('state', 'active unless told, or inactive or archived', {
      parse: toChoice('active', 'inactive', 'archived'),
    }),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate groups list', about: 'What one could join' },
    { line: 'study-mate groups list --search "machine learning" --privacy public', about: 'Something to walk into' },
    { line: 'study-mate groups list --all --json', about: 'Everything, for a program' },
  ],

  async run(context, { limit, all, subject: about, ...filter }) {
    const mate = await context.signedIn();
    const subject = about === undefined ? undefined : await findSubject(mate, about);
    const rows = await collect(context, { limit, all }, (page_size) =>
      mate.groups.listGroups({ ...filter, subject, page_size }),
    );
    await context.output.list(rows, { columns: groupColumns, empty: 'There are no such groups.' });
  },
});
