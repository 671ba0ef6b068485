import { defineCommand } from '../../command.ts';
import { sessionCells } from '../../output/session-view.ts';
import { onTheClock } from '../../output/time.ts';
import { required } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';
import { ownTimeZone, sessionFlags, toStart } from '../../session-words.ts';
import { toCount } from '../../values.ts';

export const createSession = defineCommand({
  name: 'sessions create',
  summary: 'Plan a session, or a series of them',
  about:
    'A start without an offset is a time of your own clock. A series keeps its time on the clock of its time zone, also ' +
    'when summer time begins or ends; it has at most 366 sessions.',
  args: {
    title: required('What it is called'),
    start: required('When it begins', toStart),
    minutes: required('How long it takes', toCount),
  },
  flags: sessionFlags,
  examples: [
    {
      line: 'study-mate sessions create "Old exams" "2030-03-01 19:00" 90 --place Library --seats 6',
      about: 'In person',
    },
    {
      line: 'study-mate sessions create Vocabulary "2030-03-01 07:30" 30 --type virtual --link https://meet.example.com/v --repeat daily --until 2030-03-14',
      about: 'Online, every morning for two weeks',
    },
  ],

  async run(context, { title, start, minutes, at, timezone = ownTimeZone(), subject: which, ...more }) {
    const { description, type, place, address, link, seats, repeat, until } = more;
    const mate = await context.signedIn();
    const subject = which ? await findSubject(mate, which) : undefined;
    const session = await mate.sessions.createSession({
      title,
      start_time: start,
      duration_minutes: minutes,
      description,
      subject,
      session_type: type,
      location_name: place,
      location_address: address,
      meeting_link: link,
      max_participants: seats,
      recurrence_pattern: repeat,
      recurrence_end_date: until,
      timezone,
      ...at,
    });
    const series =
      session.series === null ? '' : `, ${session.recurrence_pattern} until ${session.recurrence_end_date}`;
    const sentence = `${session.title} is planned for ${onTheClock(session.start_time)}${series} (session ${session.id}).`;
    context.output.done(sentence, session, sessionCells(session));
  },
});
