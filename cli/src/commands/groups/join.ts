import { defineCommand } from '../../command.ts';
import { memberCells } from '../../output/group-view.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';

export const joinGroup = defineCommand({
  name: 'groups join',
  summary: 'Join a group, ask to be let in, or accept an invitation',
  args: { group: whichGroup },
  flags: {},
  examples: [{ line: 'study-mate groups join "Programming Saturdays"', about: 'By name' }],

  async run(context, { group: which }) {
    const mate = await context.signedIn();
    const result = await mate.groups.joinGroup(await findGroup(mate, which));
    context.output.done(result.message, result, memberCells(result.membership));
  },
});
