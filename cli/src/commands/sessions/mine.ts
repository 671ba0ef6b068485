import { defineCommand } from '../../command.ts';
import { sessionColumns } from '../../output/session-view.ts';
import { flag, toggle } from '../../parameter.ts';
import { toChoice } from '../../values.ts';

export const listMine = defineCommand({
  name: 'sessions mine',
  summary: 'List the sessions you host or take part in',
  args: {},
  flags: {
    role: flag('role', 'Only those you are hosting, or attending', { parse: toChoice('hosting', 'attending') }),
    past: toggle('Also those that are over'),
  },
  examples: [
    { line: 'study-mate sessions mine', about: 'What you have promised' },
    { line: 'study-mate sessions mine --role hosting --past --json', about: 'All you have ever hosted, for a program' },
  ],

  async run(context, { role, past }) {
    const mate = await context.signedIn();
    const rows = await mate.sessions.listMySessions({ role });
    const shown = rows.filter(({ status }) => past || status !== 'completed');
    await context.output.list(shown, { columns: sessionColumns, empty: 'You have no such sessions.' });
  },
});
