import { defineCommand } from '../../command.ts';
import { toGoalType } from '../../goal-words.ts';
import { goalColumns } from '../../output/goal-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';

export const listGoals = defineCommand({
  name: 'goals list',
  summary: 'List the goals there are',
  args: {},
  flags: {
    search: flag('text', 'Only those with these words in their code or name', { short: 's' }),
    type: flag('type', 'Only daily, weekly, monthly, yearly ones or milestones', { parse: toGoalType }),
    order: flag('fields', 'By code, name, type or created_at; -code turns it round'),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate goals list', about: 'The newest goals' },
    { line: 'study-mate goals list --search "gio hoc" --type daily', about: 'With or without the marks of Vietnamese' },
    { line: 'study-mate goals list --order type,code --all --json', about: 'For a program' },
  ],

  async run(context, { search, type, order: ordering, ...wish }) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) =>
      mate.goals.listGoals({ search, type, ordering, page_size }),
    );
    await context.output.list(rows, { columns: goalColumns, empty: 'There are no such goals.' });
  },
});
