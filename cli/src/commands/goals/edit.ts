import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
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
    ...putFlag,
  },
  examples: [{ line: 'study-mate goals edit ESSAYS --name "Bài luận mỗi tuần" --type weekly', about: 'Rename it' }],

  async run(context, { goal: which, put, ...wished }) {
    assertChange(wished, 'goals edit');
    const mate = await context.signedIn();
    const id = await findGoal(mate, which);
    const goal = await (put ? mate.goals.replaceGoal(id, asForm(wished)) : mate.goals.updateGoal(id, wished));
    context.output.done(`Goal ${goal.id} is ${goal.code}, ${goal.name}.`, goal, [
      goal.id,
      goal.code,
      goal.name,
      goal.type,
    ]);
  },
});
