import { defineCommand } from '../../command.ts';
import { groupFlags, toGroupForm } from '../../group-form.ts';
import { required } from '../../parameter.ts';

export const createGroup = defineCommand({
  name: 'groups create',
  summary: 'Create a group; you become its admin',
  args: { name: required('What it is called') },
  flags: groupFlags,
  examples: [
    { line: 'study-mate groups create "Evening readers"', about: 'Open to everybody' },
    {
      line: 'study-mate groups create "Quiet mornings" --privacy private --max-members 8 --latitude 21.03 --longitude 105.85',
      about: 'For eight people whom you let in, at a place',
    },
  ],

  async run(context, { name, ...flags }) {
    const mate = await context.signedIn();
    const group = await mate.groups.createGroup({ name, ...(await toGroupForm(mate, flags)) });
    context.output.done(`You have founded ${group.name} (group ${group.id}).`, group, [
      group.id,
      group.name,
      group.privacy,
    ]);
  },
});
