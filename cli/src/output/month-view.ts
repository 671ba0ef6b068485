import type { StudySessionRow } from '@study-mate/sdk';
import type { Style } from './style.ts';
import { drawTable } from './table.ts';

interface Month {
  year: number;
  month: number;
  /** Whose calendar it is. */
  timezone: string;
}

interface Drawing extends Month {
  width: number;
  style: Style;
  now: Date;
}

const weekdays = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const cellWidth = 6;

const names = (month: number, year: number): string =>
  new Date(Date.UTC(year, month - 1, 1)).toLocaleDateString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

interface Moment {
  year: number;
  month: number;
  day: number;
  weekday: string;
  time: string;
}

/** A moment on the calendar and the clock of a zone. */
function momentIn(timezone: string, moment: Date): Moment {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    weekday: parts.get('weekday') ?? '',
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}

/** Weeks from Monday to Sunday; a dot marks a day with sessions, brackets are around today. */
function drawGrid(busy: ReadonlySet<number>, { year, month, timezone, style, now }: Drawing): string {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const today = momentIn(timezone, now);
  const isToday = (day: number) => today.year === year && today.month === month && today.day === day;
  const cell = (day: number): string => {
    const number = `${day}`.padStart(2);
    const text = `${isToday(day) ? `[${number}]` : ` ${number} `}${busy.has(day) ? '•' : ' '} `;
    return busy.has(day) ? style.cyan(text) : text;
  };
  const cells = [
    ...Array(before).fill(' '.repeat(cellWidth)),
    ...Array.from({ length: days }, (_, index) => cell(index + 1)),
  ];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  const head = weekdays.map((name) => ` ${name}`.padEnd(cellWidth)).join('');
  return [style.dim(head.trimEnd()), ...weeks.map((week) => week.join('').trimEnd())].join('\n');
}

const part = ({ is_host, is_participant }: StudySessionRow): string =>
  is_host ? 'hosting' : is_participant ? 'going' : '';

/** A month on one page: its days, and below them what happens when. */
export function drawMonth(rows: readonly StudySessionRow[], drawing: Drawing): string {
  const { year, month, timezone, width, style } = drawing;
  const placed = rows.map((row) => ({
    row,
    from: momentIn(timezone, new Date(row.start_time)),
    to: momentIn(timezone, new Date(row.end_time)),
  }));
  const busy = new Set(placed.map(({ from }) => from.day));
  const title = `${style.bold(names(month, year))}  ${style.dim(timezone)}`;
  const agenda = drawTable(
    placed,
    [
      { title: 'Day', of: ({ from }) => `${from.weekday} ${`${from.day}`.padStart(2)}` },
      { title: 'Time', of: ({ from, to }) => `${from.time}–${to.time}` },
      { title: 'Title', of: ({ row }) => row.title, isFlexible: true },
      {
        title: 'Where',
        of: ({ row }) => (row.session_type === 'virtual' ? 'online' : row.location_name),
        isFlexible: true,
      },
      { title: 'You', of: ({ row }) => part(row) },
      { title: 'Id', of: ({ row }) => row.id },
    ],
    width,
    style,
  );
  return `${title}\n\n${drawGrid(busy, drawing)}\n\n${rows.length ? agenda : `${style.dim('Nothing is planned.')}\n`}`;
}
