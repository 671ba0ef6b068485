import { flag } from './parameter.ts';
import { toCount, toDegrees, toDegreesOrNull, toNumber } from './values.ts';

const farthestPage = 100;

/** What narrows a list of places. */
export const nearFlags = {
  lat: flag('degrees', 'With --lng: only around this point, nearest first', { parse: toDegrees }),
  lng: flag('degrees', 'See --lat', { parse: toDegrees }),
  radius: flag('km', 'How far around the point', { parse: toNumber }),
};

export const orderFlag = (names: string) => flag('names', `Sort by ${names}; with a - in front the other way round`);

/** For the searches that answer with one array. */
export const arrayLimit = {
  limit: flag('count', `Show at most so many, ${farthestPage} at the most (20 unless told)`, {
    short: 'n',
    parse: toCount,
  }),
};

export const usualArrayLimit = 20;

/** A position as the form of a place has it; empty texts take it away. */
export const positionFlags = {
  latitude: flag('degrees', 'Where it is: degrees north, together with --longitude', { parse: toDegreesOrNull }),
  longitude: flag('degrees', 'Degrees east', { parse: toDegreesOrNull }),
};
