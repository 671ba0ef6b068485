import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findOwnGoal } from '../../resolve/goal.ts';

export const removeGoal = defineCommand({
  name: 'goals remove',
  summary: 'Take a goal off your list',
  args: { goal: required('Id of the goal, or a part of its code or name') },
  flags: {},
  examples: [{ line: 'study-mate goals remove NEW_WORDS', about: 'By its code' }],

  async run(context, { goal: which }) {
    const mate = await context.signedIn();
    const { id, goal_name: name } = await findOwnGoal(mate, which);
    await mate.goals.removeUserGoal(id);
    context.output.done(`${name} is off your list.`, { id }, [id]);
  },
});
