import type { Cell } from './cell.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const two = (number: number): string => `${number}`.padStart(2, '0');

const date = (at: Date, now: Date): string => {
  const text = `${at.getDate()} ${months[at.getMonth()]}`;
  return at.getFullYear() === now.getFullYear() ? text : `${text} ${at.getFullYear()}`;
};

const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** How long ago, in words. */
export const inWords = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  const past = now.getTime() - at.getTime();
  if (past < minute) return 'just now';
  if (past < hour) return `${Math.floor(past / minute)} min ago`;
  if (past < day) return `${Math.floor(past / hour)} h ago`;
  if (past < 2 * day) return 'yesterday';
  if (past < 30 * day) return `${Math.floor(past / day)} days ago`;
  return date(at, now);
};

/** The time on the clock, with the date unless it is today's. */
export const onTheClock = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return isSameDay(at, now) ? time : `${date(at, now)} ${time}`;
};

/** A moment as a cell: exact for programs, in words for people. */
export const when = (iso: string | null | undefined): Cell => (iso ? { plain: iso, pretty: inWords(iso) } : null);
