import { defineCommand } from '../../command.ts';
import { participantCells } from '../../output/session-view.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const checkOut = defineCommand({
  name: 'sessions check-out',
  summary: 'Say that you go',
  args: { session: whichSession },
  flags: {},
  examples: [{ line: 'study-mate sessions check-out 1', about: 'Of several times the first counts' }],

  async run(context, { session: which }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    const seat = await mate.sessions.checkOutOfSession(id);
    const minutes = seat.duration_minutes ?? 0;
    context.output.done(`You were in session ${id} for ${minutes} min.`, seat, participantCells(seat));
  },
});
