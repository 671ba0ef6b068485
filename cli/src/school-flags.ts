import { flag } from './parameter.ts';
import { positionFlags } from './place-flags.ts';
import { toIntegerOrNull, toTextOrNull } from './values.ts';

/** The form of a school, but for name and address. */
export const schoolFlags = {
  short: flag('name', 'What people call it'),
  city: flag('id', 'The city it is in', { parse: toIntegerOrNull }),
  ...positionFlags,
  website: flag('address', 'Its website', { parse: toTextOrNull }),
  email: flag('address', 'Where to write to', { parse: toTextOrNull }),
  phone: flag('number', 'Phone number', { parse: toTextOrNull }),
};
