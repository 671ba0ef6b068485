import { defineCommand } from '../../command.ts';
import { goalFields } from '../../output/goal-view.ts';
import { required } from '../../parameter.ts';
import { findGoal } from '../../resolve/goal.ts';

export const showGoal = defineCommand({
  name: 'goals show',
  summary: 'Show a goal, and how many people aim how high',
  args: { goal: required('Id of the goal, or a part of its code or name') },
  flags: {},
  examples: [{ line: 'study-mate goals show STUDY_HOURS', about: 'By its code' }],

  async run(context, { goal: which }) {
    const mate = await context.signedIn();
    const goal = await mate.goals.getGoal(await findGoal(mate, which));
    context.output.record(goal, goalFields(goal));
  },
});
