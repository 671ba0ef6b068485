import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { sessionCells } from '../../output/session-view.ts';
import { onTheClock } from '../../output/time.ts';
import { flag } from '../../parameter.ts';
import { findSession } from '../../resolve/session.ts';
import { findSubject } from '../../resolve/subject.ts';
import { andFollowing, sessionFlags, toStart, whichSession } from '../../session-words.ts';
import { toCount } from '../../values.ts';

export const editSession = defineCommand({
  name: 'sessions edit',
  summary: 'Change a session that you host',
  about:
    'What is not named stays as it is. An empty text empties a field: --seats "". Of a series one session is changed, ' +
    'with --following also those after it; a new --repeat, --until or --timezone always concerns those, too.',
  args: { session: whichSession },
  flags: {
    title: flag('text', 'What it is called'),
    start: flag('time', 'When it begins', { parse: toStart }),
    minutes: flag('count', 'How long it takes', { parse: toCount }),
    ...sessionFlags,
    following: andFollowing,
    ...putFlag,
  },
  examples: [
    { line: 'study-mate sessions edit 1 --seats 12 --title "IELTS speaking"', about: 'Change two things' },
    { line: 'study-mate sessions edit 1 --minutes 45 --following', about: 'For the rest of a series' },
    { line: 'study-mate sessions edit 1 --repeat weekly --until 2030-03-31', about: 'Make a series of it' },
  ],

  async run(context, { session: id, following, put, at, subject: which, ...wish }) {
    const { title, start, minutes, description, type, place, address, link, seats, repeat, until, timezone } = wish;
    assertChange({ ...wish, at, which }, 'sessions edit');
    const mate = await context.signedIn();
    const subject = which === undefined ? undefined : which && (await findSubject(mate, which));
    const wished = {
      title,
      start_time: start,
      duration_minutes: minutes,
      description,
      subject: subject === '' ? null : subject,
      session_type: type,
      location_name: place,
      location_address: address,
      meeting_link: link,
      max_participants: seats,
      recurrence_pattern: repeat,
      recurrence_end_date: until,
      timezone,
      ...at,
      ...(following && { scope: 'following' as const }),
    };
    const number = await findSession(mate, id);
    const session = await (put
      ? mate.sessions.replaceSession(number, asForm(wished))
      : mate.sessions.updateSession(number, wished));
    const sentence = `${session.title}, ${onTheClock(session.start_time)} (session ${session.id}), is changed.`;
    context.output.done(sentence, session, sessionCells(session));
  },
});
