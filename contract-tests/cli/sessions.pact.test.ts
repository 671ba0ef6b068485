import { ask } from '../consumer/ask.ts';
import { filled, flag, listOf, pattern, placeholder, text, time, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, toFind, usual } from './page.shapes.ts';

const theSession = { id: placeholder('session') };
const host = { full_name: filled('Bình Trần') };
const row = {
  id: whole(facts.session),
  title: filled('Study together'),
  start_time: time(),
  host,
  session_type: pattern('^(in_person|virtual|hybrid)$', 'hybrid'),
  location_name: text('Library'),
  participant_count: whole(1),
  max_participants: null,
  status: 'upcoming',
  is_host: false,
  is_participant: false,
} as const;
const going = { ...row, is_participant: true };
const planned = { id: row.id, series: null, start_time: row.start_time, status: row.status };

recordCommands([
  {
    line: 'sessions list',
    given: [given('sessionOfOther')],
    asks: [ask('listSessions', 200, { query: { time_filter: 'upcoming', ...usual }, answer: onePage(row) })],
    shows: [
      'ID STARTS TITLE HOST WHERE SEATS STATUS YOU',
      '81 24 Oct 2025 10:00 Study together Bình Trần Library 1 upcoming',
    ],
  },
  {
    line: 'sessions mine --role attending',
    given: [given('sessionOfOther', { seat: 'registered' })],
    asks: [ask('listMySessions', 200, { query: { role: 'attending' }, answer: listOf(going) })],
    shows: [
      'ID STARTS TITLE HOST WHERE SEATS STATUS YOU',
      '81 24 Oct 2025 10:00 Study together Bình Trần Library 1 upcoming going',
    ],
  },
  {
    line: 'sessions calendar 2099-03 --timezone Europe/Berlin',
    given: [given('hostedSession', { start: '2099-02-28T23:30:00Z' })],
    asks: [
      ask('listMonthlySessions', 200, {
        query: { year: '2099', month: '3', timezone: 'Europe/Berlin' },
        answer: listOf({
          id: row.id,
          title: row.title,
          start_time: time('2099-02-28T23:30:00.000Z'),
          end_time: time('2099-03-01T00:30:00.000Z'),
          session_type: row.session_type,
          location_name: row.location_name,
          is_host: true,
        }),
      }),
    ],
    shows: [
      'March 2099 Europe/Berlin',
      '',
      ' Mo Tu We Th Fr Sa Su',
      ' 1 •',
      ' 2 3 4 5 6 7 8',
      ' 9 10 11 12 13 14 15',
      ' 16 17 18 19 20 21 22',
      ' 23 24 25 26 27 28 29',
      ' 30 31',
      '',
      'DAY TIME TITLE WHERE YOU ID',
      'Sun 1 00:30–01:30 Study together Library hosting 81',
    ],
  },
  {
    line: 'sessions nearby --radius 2',
    given: [given('sessionOfOther')],
    asks: [ask('listNearbySessions', 200, { query: { radius_km: '2' }, answer: listOf(row) })],
    shows: [
      'ID STARTS TITLE HOST WHERE SEATS STATUS YOU',
      '81 24 Oct 2025 10:00 Study together Bình Trần Library 1 upcoming',
    ],
  },
  {
    line: 'sessions show together',
    given: [given('sessionOfOther', { seat: 'registered' })],
    asks: [
      ask('listMySessions', 200, {
        answer: listOf({
          id: whole(facts.session),
          title: row.title,
          status: 'upcoming',
          start_time: time(),
          series: null,
        }),
      }),
      ask('listSessions', 200, {
        query: { time_filter: 'upcoming', ...toFind },
        answer: onePage({ id: whole(facts.session), title: row.title, start_time: time(), series: null }),
      }),
      ask('getSession', 200, {
        params: theSession,
        answer: {
          ...going,
          description: text(''),
          subject: { code: filled('MATH101'), name_en: filled('Calculus I') },
          host: { ...host, id: whole(facts.other) },
          end_time: time(),
          series: null,
          timezone: filled('Asia/Ho_Chi_Minh'),
          location_address: text('1 Dai Co Viet'),
          geom_point: pattern('^SRID=4326;POINT \\(-?[\\d.]+ -?[\\d.]+\\)$', 'SRID=4326;POINT (105.804817 21.029511)'),
          meeting_link: pattern('^https?://.+$', 'https://meet.example.com/calculus'),
          is_checked_in: flag(false),
          created_at: time(),
        },
      }),
    ],
    shows: [
      'Id 81',
      'Title Study together',
      'About',
      'Subject MATH101 Calculus I',
      'Host Bình Trần (user 8)',
      'Starts 24 Oct 2025 10:00',
      'Ends 24 Oct 2025 10:00',
      'Repeats',
      'Time zone Asia/Ho_Chi_Minh',
      'Type hybrid',
      'Place Library',
      'Address 1 Dai Co Viet',
      'Point SRID=4326;POINT (105.804817 21.029511)',
      'Link https://meet.example.com/calculus',
      'Seats 1',
      'Status upcoming',
      'You going',
      'Checked in no',
      'Planned 24 Oct 2025',
    ],
  },
  {
    line: 'sessions create Algebra 2099-03-03T12:00:00Z 90 --place Library --at "21.0042, 105.8439"',
    given: [given('signedIn')],
    asks: [
      ask('createSession', 201, {
        body: {
          title: 'Algebra',
          start_time: '2099-03-03T12:00:00.000Z',
          duration_minutes: 90,
          location_name: 'Library',
          timezone: 'UTC',
          latitude: 21.0042,
          longitude: 105.8439,
        },
        answer: { ...planned, title: 'Algebra', start_time: '2099-03-03T12:00:00.000Z' },
      }),
    ],
    shows: ['✓ Algebra is planned for 3 Mar 2099 12:00 (session 81).'],
  },
  {
    line: `sessions edit ${facts.session} --title Algebra --following`,
    given: [given('hostedSession')],
    asks: [
      ask('updateSession', 200, {
        params: theSession,
        body: { title: 'Algebra', scope: 'following' },
        answer: { ...planned, title: 'Algebra' },
      }),
    ],
    shows: ['✓ Algebra, 24 Oct 2025 10:00 (session 81), is changed.'],
  },
  {
    line: `sessions edit ${facts.session} --put --title Algebra --start 2030-10-24T10:00:00Z --minutes 60`,
    given: [given('hostedSession')],
    asks: [
      ask('replaceSession', 200, {
        params: theSession,
        body: { title: 'Algebra', start_time: '2030-10-24T10:00:00.000Z', duration_minutes: 60 },
        answer: { ...planned, title: 'Algebra' },
      }),
    ],
    shows: ['✓ Algebra, 24 Oct 2025 10:00 (session 81), is changed.'],
  },
  {
    line: `sessions cancel ${facts.session}`,
    given: [given('hostedSession')],
    asks: [ask('cancelSession', 200, { params: theSession, answer: {} })],
    shows: ['✓ Session 81 is cancelled.'],
  },
]);
