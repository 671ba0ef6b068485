import { defineCommand } from '../../command.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const archiveGroup = defineCommand({
  name: 'groups archive',
  summary: 'Close a group of which you are admin; it stays readable',
  args: { group: whichGroup },
  flags: {},
  examples: [{ line: 'study-mate groups archive "Evening readers"', about: 'Nobody joins or writes any more' }],

  async run(context, { group: which }) {
    const mate = await context.signedIn();
    const id = await findGroup(mate, which);
    const result = await mate.groups.archiveGroup(id);
    context.output.done(result.message, result, [id, 'archived']);
  },
});
