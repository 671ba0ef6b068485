import { defineCommand } from '../../command.ts';
import { findSession } from '../../resolve/session.ts';
import { andFollowing, whichSession } from '../../session-words.ts';

export const cancelSession = defineCommand({
  name: 'sessions cancel',
  summary: 'Cancel a session that you host, for good',
  args: { session: whichSession },
  flags: { following: andFollowing },
  examples: [
    { line: 'study-mate sessions cancel 1', about: 'This one' },
    { line: 'study-mate sessions cancel 1 --following', about: 'End a series with it' },
  ],

  async run(context, { session: which, following }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    await mate.sessions.cancelSession(id, following ? { scope: 'following' } : {});
    const rest = following ? ' and those that follow are' : ' is';
    context.output.done(`Session ${id}${rest} cancelled.`, { id }, [id]);
  },
});
