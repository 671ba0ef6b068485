import { defineCommand } from '../../command.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const leaveGroup = defineCommand({
  name: 'groups leave',
  summary: 'Leave a group, take back a request, or decline an invitation',
  args: { group: whichGroup },
  flags: {},
  examples: [{ line: 'study-mate groups leave "Programming Saturdays"', about: 'By name' }],

  async run(context, { group: which }) {
    const mate = await context.signedIn();
    const id = await findGroup(mate, which);
    const result = await mate.groups.leaveGroup(id);
    context.output.done(result.message, result, [id, 'left']);
  },
});
