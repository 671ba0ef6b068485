import { defineCommand } from '../../command.ts';
import { participantCells } from '../../output/session-view.ts';
import { rest } from '../../parameter.ts';
import { findSession } from '../../resolve/session.ts';
import { whichSession } from '../../session-words.ts';

export const joinSession = defineCommand({
  name: 'sessions join',
  summary: 'Take a seat in a session',
  args: { session: whichSession, note: rest('A few words for the host and the others') },
  flags: {},
  examples: [
    { line: 'study-mate sessions join 1', about: 'By id' },
    { line: 'study-mate sessions join "proofs on" I bring the pens', about: 'By title, with a note' },
  ],

  async run(context, { session: which, note }) {
    const mate = await context.signedIn();
    const id = await findSession(mate, which);
    const seat = await mate.sessions.joinSession(id, { notes: note.join(' ') });
    context.output.done(`You have a seat in session ${id}.`, seat, participantCells(seat));
  },
});
