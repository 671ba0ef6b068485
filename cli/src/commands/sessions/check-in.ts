import { defineCommand } from '../../command.ts';
import { participantCells } from '../../output/session-view.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const checkIn = defineCommand({
  name: 'sessions check-in',
  summary: 'Say that you are there',
  args: { session: whichSession },
  flags: {},
  examples: [{ line: 'study-mate sessions check-in 1', about: 'The time is noted, once' }],

  async run(context, { session: which }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    const seat = await mate.sessions.checkInToSession(id);
    context.output.done(`You are checked in to session ${id}.`, seat, participantCells(seat));
  },
});
