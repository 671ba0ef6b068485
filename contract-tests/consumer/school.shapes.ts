import { facts } from '../states.ts';
import { amount, fact, filled, pattern, text, time, whole } from './matching-rules.ts';

export const schoolRow = {
  id: whole(facts.school),
  name: filled('Đại học Bách khoa Hà Nội'),
  short_name: text('HUST'),
  city: fact('city'),
  student_count: whole(0),
};
export const schoolShown = {
  ...schoolRow,
  address: filled('1 Đại Cồ Việt'),
  latitude: amount(21.028511),
  longitude: amount(105.804817),
  website: pattern('^https?://.+$', 'https://hust.edu.vn'),
  email: pattern('^.+@.+$', 'info@hust.edu.vn'),
  phone: filled('+84 24 3869 4242'),
  created_at: time(),
  updated_at: time(),
};
