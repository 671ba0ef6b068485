import { defineCommand } from '../../command.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const leaveSession = defineCommand({
  name: 'sessions leave',
  summary: 'Give your seat back',
  args: { session: whichSession },
  flags: {},
  examples: [{ line: 'study-mate sessions leave 1', about: 'Somebody else may have it; you may come back' }],

  async run(context, { session: which }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    await mate.sessions.leaveSession(id);
    context.output.done(`You have left session ${id}.`, { id }, [id]);
  },
});
