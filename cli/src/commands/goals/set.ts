import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { toDay } from '../../goal-words.ts';
import { flag, required } from '../../parameter.ts';
import { findOwnGoal } from '../../resolve/goal.ts';
import { toNumber } from '../../values.ts';

export const setGoal = defineCommand({
  name: 'goals set',
  summary: 'Change what you aim for',
  about: 'What is not named stays as it is.',
  args: { goal: required('Id of the goal, or a part of its code or name') },
  flags: {
    target: flag('number', 'What to reach, with up to two decimal places', { parse: toNumber }),
    by: flag('day', 'The day to reach it by, such as 2026-12-31', { parse: toDay }),
    ...putFlag,
  },
  examples: [
    { line: 'study-mate goals set IELTS_BAND --target 8', about: 'Aim higher' },
    { line: 'study-mate goals set "gio hoc" --target 2.5 --by 2027-01-31', about: 'Aim higher, and later' },
  ],

  async run(context, { goal: which, target: target_value, by: target_date, put }) {
    const wished = { target_value, target_date };
    assertChange(wished, 'goals set');
    const mate = await context.signedIn();
    const { id, goal, goal_name: name } = await findOwnGoal(mate, which);
    const entry = await (put
      ? mate.goals.replaceUserGoal(id, asForm({ goal, ...wished }))
      : mate.goals.updateUserGoal(id, wished));
    const sentence = `${name}: ${entry.target_value} by ${entry.target_date}.`;
    context.output.done(sentence, entry, [entry.goal, entry.target_value, entry.target_date]);
  },
});
