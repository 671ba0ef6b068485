import { defineCommand } from '../../command.ts';
import { participantColumns } from '../../output/session-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const listParticipants = defineCommand({
  name: 'sessions participants',
  summary: 'List who takes part in a session',
  args: { session: whichSession },
  flags: pageFlags,
  examples: [{ line: 'study-mate sessions participants "data structures"', about: 'Who comes, came and left' }],

  async run(context, { session: which, ...wish }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    const rows = await collect(context, wish, (page_size) => mate.sessions.listSessionParticipants(id, { page_size }));
    await context.output.list(rows, { columns: participantColumns, empty: 'Nobody has joined.' });
  },
});
