import { defineCommand } from '../../command.ts';
import { toGoalType } from '../../goal-words.ts';
import { userGoalColumns, userGoalFields } from '../../output/goal-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag, optional } from '../../parameter.ts';
import { findOwnGoal } from '../../resolve/goal.ts';

export const listMine = defineCommand({
  name: 'goals mine',
  summary: 'List what you aim for',
  args: { goal: optional('One of them, by the id of the goal or a part of its code or name') },
  flags: {
    search: flag('text', 'Only those with these words in their code or name', { short: 's' }),
    type: flag('type', 'Only daily, weekly, monthly, yearly ones or milestones', { parse: toGoalType }),
    order: flag('fields', 'By target_value, target_date or created_at; -target_date turns it round'),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate goals mine --order target_date', about: 'What is due first' },
    { line: 'study-mate goals mine IELTS', about: 'One of them' },
  ],

  async run(context, { goal, search, type, order: ordering, ...wish }) {
    const mate = await context.signedIn();
    if (goal !== undefined) {
      const entry = await mate.goals.getUserGoal((await findOwnGoal(mate, goal)).id);
      return context.output.record(entry, userGoalFields(entry));
    }
    const rows = await collect(context, wish, (page_size) =>
      mate.goals.listUserGoals({ search, type, ordering, page_size }),
    );
    await context.output.list(rows, { columns: userGoalColumns, empty: 'There are no such goals on your list.' });
  },
});
