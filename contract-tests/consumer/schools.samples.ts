import { facts, given } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

const path = { params: { id: facts.school } };
const around = { lat: 21.028511, lng: 105.804817 };
const form = { name: 'Đại học Bách khoa Hà Nội', address: '1 Đại Cồ Việt' };
/** Whoever may not change anything is not told what there is to change. */
const nothingForStaff = { ...nothing, given: [given('staff')] };

export const schoolsSamples = {
  listSchools: sample(firstPage, async (mate, { query }, options) => mate.schools.listSchools(query, options), noPage),
  createSchool: sample({ body: form }, (mate, { body }, options) => mate.schools.createSchool(body, options)),
  getSchool: sample(path, (mate, { params }, options) => mate.schools.getSchool(params.id, options), nothing),
  replaceSchool: sample(
    { ...path, body: form },
    (mate, { params, body }, options) => mate.schools.replaceSchool(params.id, body, options),
    nothingForStaff,
  ),
  updateSchool: sample(
    { ...path, body: { short_name: 'HUST' } },
    (mate, { params, body }, options) => mate.schools.updateSchool(params.id, body, options),
    nothingForStaff,
  ),
  deleteSchool: sample(
    path,
    (mate, { params }, options) => mate.schools.deleteSchool(params.id, options),
    nothingForStaff,
  ),
  searchSchoolsByLocation: sample(
    { query: { ...around, page: 1 } },
    (mate, { query }, options) => mate.schools.searchSchoolsByLocation(query, options),
    { missing: { query: { ...around, page: 999 } } },
  ),
  searchSchoolsByCity: sample(
    { query: { city: 'ha noi', page: 1 } },
    (mate, { query }, options) => mate.schools.searchSchoolsByCity(query, options),
    { missing: { query: { city: 'ha noi', page: 999 } } },
  ),
} satisfies Record<string, SampleCall>;
