import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { toGoalType } from '../../goal-words.ts';
import { flag, required } from '../../parameter.ts';
import { findGoal } from '../../resolve/goal.ts';

export const editGoal = defineCommand({
  name: 'goals edit',
  summary: 'Change a goal for everybody; for staff',
  about: 'What is not named stays as it is.',
  args: { goal: required('Id of the goal, or a part of its code or name') },
  flags: {
    code: flag('text', 'A short name that no other goal has'),
    name: flag('text', 'What it is called'),
    type: flag('type', 'How often it is to be reached: daily, weekly, monthly, yearly or milestone', {
      parse: toGoalType,
    }),
  },
  examples: [{ line: 'study-mate goals edit ESSAYS --name "Bài luận mỗi tuần" --type weekly', about: 'Rename it' }],

  async run(context, { goal: which, ...wished }) {
    if (Object.values(wished).every((value) => value === undefined)) {
      throw new UsageError('There is nothing to change.', 'See what can be with: study-mate goals edit --help');
    }
    const mate = await context.signedIn();
    const goal = await mate.goals.updateGoal(await findGoal(mate, which), wished);
    context.output.done(`Goal ${goal.id} is ${goal.code}, ${goal.name}.`, goal, [
      goal.id,
      goal.code,
      goal.name,
      goal.type,
    ]);
  },
});
