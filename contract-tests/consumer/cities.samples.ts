import { facts, given } from '../states.ts';
import { firstPage, noPage, nothing, type SampleCall, sample } from './sample.ts';

const path = { params: { id: facts.city } };
const around = { lat: 21.028511, lng: 105.804817 };
/** Whoever may not change anything is not told what there is to change. */
const nothingForStaff = { ...nothing, given: [given('staff')] };

export const citiesSamples = {
  listCities: sample(firstPage, async (mate, { query }, options) => mate.cities.listCities(query, options), noPage),
  createCity: sample({ body: { name: 'Huế' } }, (mate, { body }, options) => mate.cities.createCity(body, options)),
  getCity: sample(path, (mate, { params }, options) => mate.cities.getCity(params.id, options), nothing),
  replaceCity: sample(
    { ...path, body: { name: 'Huế' } },
    (mate, { params, body }, options) => mate.cities.replaceCity(params.id, body, options),
    nothingForStaff,
  ),
  updateCity: sample(
    { ...path, body: { name: 'Huế' } },
    (mate, { params, body }, options) => mate.cities.updateCity(params.id, body, options),
    nothingForStaff,
  ),
  deleteCity: sample(path, (mate, { params }, options) => mate.cities.deleteCity(params.id, options), nothingForStaff),
  searchCitiesByLocation: sample(
    { query: { ...around, page: 1 } },
    (mate, { query }, options) => mate.cities.searchCitiesByLocation(query, options),
    { missing: { query: { ...around, page: 999 } } },
  ),
} satisfies Record<string, SampleCall>;
