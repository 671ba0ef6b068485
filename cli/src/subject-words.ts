import { flag } from './parameter.ts';
import { toChoice } from './values.ts';

export const toLevel = toChoice('beginner', 'intermediate', 'advanced', 'expert');
export const toIntent = toChoice('learn', 'teach', 'both');

/** For whom a subject of the catalogue is meant; an empty text says for everybody. */
export const meantFor = flag('level', 'For whom it is meant: beginner, intermediate, advanced or expert', {
  parse: Object.assign((text: string) => (text ? toLevel(text) : null), { choices: toLevel.choices }),
});
