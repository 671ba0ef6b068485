import { defineCommand } from '../../command.ts';
import { sessionFields } from '../../output/session-view.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const showSession = defineCommand({
  name: 'sessions show',
  summary: 'Show one session',
  args: { session: whichSession },
  flags: {},
  examples: [
    { line: 'study-mate sessions show 1', about: 'By id' },
    { line: 'study-mate sessions show "data structures"', about: 'By title; of a series the next one' },
  ],

  async run(context, { session: which }) {
    const mate = await context.signedIn();
    const session = await mate.sessions.getSession(await findSession(mate, which));
    context.output.record(session, sessionFields(session));
  },
});
