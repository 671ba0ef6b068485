import { facts } from '../states.ts';
import { amount, filled, whole } from './matching-rules.ts';

export const cityRow = {
  id: whole(facts.city),
  name: filled('Hà Nội'),
  country: filled('VN'),
  population: whole(1_431_270),
  school_count: whole(0),
};
export const cityShown = { ...cityRow, latitude: amount(21.028511), longitude: amount(105.804817) };
