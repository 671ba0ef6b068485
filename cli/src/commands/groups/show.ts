import { defineCommand } from '../../command.ts';
import { groupFields } from '../../output/group-view.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const showGroup = defineCommand({
  name: 'groups show',
  summary: 'Show a group, and what you may do in it',
  args: { group: whichGroup },
  flags: {},
  examples: [
    { line: 'study-mate groups show "Machine Learning"', about: 'By name' },
    { line: 'study-mate groups show 1 --json', about: 'By id, for a program' },
  ],

  async run(context, { group: which }) {
    const mate = await context.signedIn();
    const group = await mate.groups.getGroup(await findGroup(mate, which));
    context.output.record(group, groupFields(group));
  },
});
