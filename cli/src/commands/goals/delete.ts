import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { findGoal } from '../../resolve/goal.ts';

export const deleteGoal = defineCommand({
  name: 'goals delete',
  summary: 'Remove a goal for everybody; for staff',
  about: 'It disappears from the lists of all who have it.',
  args: { goal: required('Id of the goal, or a part of its code or name') },
  flags: {},
  examples: [{ line: 'study-mate goals delete THESIS_PAGES', about: 'By its code' }],

  async run(context, { goal: which }) {
    const mate = await context.signedIn();
    const id = await findGoal(mate, which);
    await mate.goals.deleteGoal(id);
    context.output.done(`Goal ${id} is gone.`, { id }, [id]);
  },
});
