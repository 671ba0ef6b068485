import { defineCommand } from '../../command.ts';
import { toDay } from '../../goal-words.ts';
import { required } from '../../parameter.ts';
import { findGoal } from '../../resolve/goal.ts';
import { toNumber } from '../../values.ts';

export const addGoal = defineCommand({
  name: 'goals add',
  summary: 'Put a goal on your list',
  args: {
    goal: required('Id of the goal, or a part of its code or name'),
    target: required('What to reach, with up to two decimal places', toNumber),
    day: required('The day to reach it by, such as 2026-12-31', toDay),
  },
  flags: {},
  examples: [
    { line: 'study-mate goals add PROBLEMS_SOLVED 12 2027-06-30', about: 'By its code' },
    { line: 'study-mate goals add "diem trung binh" 3.65 2027-08-31', about: 'By its name' },
  ],

  async run(context, { goal: which, target: target_value, day: target_date }) {
    const mate = await context.signedIn();
    const goal = await findGoal(mate, which);
    const entry = await mate.goals.addUserGoal({ goal, target_value, target_date });
    const sentence = `Goal ${goal} is on your list: ${entry.target_value} by ${entry.target_date}.`;
    context.output.done(sentence, entry, [goal, entry.target_value, entry.target_date]);
  },
});
