import { defineCommand } from '../../command.ts';
import { toGoalType } from '../../goal-words.ts';
import { required } from '../../parameter.ts';

export const createGoal = defineCommand({
  name: 'goals create',
  summary: 'Add a goal for everybody',
  args: {
    code: required('A short name that no other goal has'),
    name: required('What it is called'),
    type: required('How often it is to be reached: daily, weekly, monthly, yearly or milestone', toGoalType),
  },
  flags: {},
  examples: [
    {
      line: 'study-mate goals create LECTURES "Bài giảng xem mỗi tuần" weekly',
      about: 'Whoever adds a goal does not own it: only staff change it',
    },
  ],

  async run(context, form) {
    const mate = await context.signedIn();
    const goal = await mate.goals.createGoal(form);
    context.output.done(`${goal.name} is goal ${goal.id}.`, goal, [goal.id, goal.code]);
  },
});
