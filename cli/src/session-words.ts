import { UsageError } from './failure.ts';
import { flag, type Parse, required, toggle } from './parameter.ts';
import { toChoice, toCount, toDegrees } from './values.ts';

export const toSessionType = toChoice('in_person', 'virtual', 'hybrid');

export const typeFlag = flag('type', 'Only in_person, virtual or hybrid ones', { parse: toSessionType });

export const whichSession = required('Id of the session, or a part of its title');

export const andFollowing = toggle('Also those that follow in the series, unless they are over');

const clock = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/;

/** A time without an offset is one of the clock on the wall. */
export const toStart: Parse<string> = (text) => {
  const at = new Date(clock.test(text) ? text.replace(' ', 'T') : text);
  if (Number.isNaN(at.getTime()) || !/\d\d:\d\d/.test(text)) {
    throw new UsageError(`"${text}" is not a time.`, 'Write it like "2026-03-03 19:00" or 2026-03-03T12:00:00Z.');
  }
  return at.toISOString();
};

/** `null` for an empty text: that is how a field is emptied. */
const toCountOrNull: Parse<number | null> = (text) => (text ? toCount(text) : null);

/** Two numbers, as maps copy them. */
const toPlace: Parse<{ latitude: number | null; longitude: number | null }> = (text) => {
  if (!text) return { latitude: null, longitude: null };
  const [latitude = '', longitude = '', ...more] = text.split(/[,\s]+/);
  if (!longitude || more.length)
    throw new UsageError(`"${text}" is not a place.`, 'Write it like "21.0042, 105.8439".');
  return { latitude: toDegrees(latitude), longitude: toDegrees(longitude) };
};

/** Where this program runs, which is where its user makes plans. */
export const ownTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a session is made of, for creating and changing one. */
export const sessionFlags = {
  description: flag('text', 'What it is about'),
  type: flag('type', 'in_person, virtual or hybrid', { parse: toSessionType }),
  place: flag('name', 'Where it is, for everybody to read'),
  address: flag('text', 'How to find it, for those who come'),
  at: flag('latitude,longitude', 'Where it is on the map', { parse: toPlace }),
  link: flag('address', 'Where to dial in, for those who come'),
  subject: flag('subject', 'Id of the subject, or a part of its code or names'),
  seats: flag('count', 'How many may come, you included', { parse: toCountOrNull }),
  repeat: flag('pattern', 'Repeat it daily, weekly or monthly', {
    parse: toChoice('none', 'daily', 'weekly', 'monthly'),
  }),
  until: flag('day', 'The last day of the series'),
  timezone: flag('name', 'Whose clock a series keeps to, such as Europe/Berlin'),
};
