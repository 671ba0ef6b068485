import { flag } from './parameter.ts';
import { toChoice } from './values.ts';

export const stateFlag = flag('state', 'Only pending, accepted, rejected or blocked ones', {
  parse: toChoice('pending', 'accepted', 'rejected', 'blocked'),
});
