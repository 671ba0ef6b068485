import { defineCommand } from '../../command.ts';
import { groupColumns } from '../../output/group-view.ts';
import { flag } from '../../parameter.ts';
import { toChoice } from '../../values.ts';

export const listMine = defineCommand({
  name: 'groups mine',
  summary: 'List the groups you are in',
  args: {},
  flags: {
    status: flag('status', 'active unless told; invited or pending lists where you are not in yet', {
      parse: toChoice('active', 'invited', 'pending'),
    }),
  },
  examples: [
    { line: 'study-mate groups mine', about: 'Newest first' },
    { line: 'study-mate groups mine --status invited', about: 'Who wants you' },
  ],

  async run(context, { status }) {
    const mate = await context.signedIn();
    const rows = await mate.groups.listMyGroups({ membership_status: status });
    const empty = status ? 'There are none.' : 'You are in no group yet. See what there is: study-mate groups list';
    await context.output.list(rows, { columns: groupColumns, empty });
  },
});
