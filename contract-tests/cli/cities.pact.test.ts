import { ask } from '../consumer/ask.ts';
import { amount, filled, listOf, placeholder, whole } from '../consumer/matching-rules.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, usual } from './page.shapes.ts';

const theCity = { id: placeholder('city') };
const aCity = [given('signedIn'), given('cities')];
const byStaff = [given('staff'), given('cities')];
const row = {
  id: whole(facts.city),
  name: filled('Hà Nội'),
  country: filled('VN'),
  population: whole(1_431_270),
  school_count: whole(2),
};
const city = { ...row, latitude: amount(21.028511), longitude: amount(105.804817) };

recordCommands([
  {
    line: 'cities list noi',
    given: aCity,
    asks: [
      ask('listCities', 200, {
        query: { search: 'noi', ...usual },
        answer: onePage(row),
      }),
    ],
    shows: ['ID NAME COUNTRY POPULATION SCHOOLS', '61 Hà Nội VN 1431270 2'],
  },
  {
    line: 'cities near 21.03 105.8',
    given: aCity,
    asks: [
      ask('searchCitiesByLocation', 200, {
        query: { lat: '21.03', lng: '105.8', ...usual },
        answer: listOf({ ...row, distance_km: amount(0.53) }),
      }),
    ],
    shows: ['ID NAME DISTANCE COUNTRY POPULATION SCHOOLS', '61 Hà Nội 0.53 km VN 1431270 2'],
  },
  {
    line: `cities show ${facts.city}`,
    given: aCity,
    asks: [ask('getCity', 200, { params: theCity, answer: city })],
    shows: [
      'Id 61',
      'Name Hà Nội',
      'Latitude 21.028511',
      'Longitude 105.804817',
      'Country VN',
      'Population 1431270',
      'Schools 2',
    ],
  },
  {
    line: 'cities add Huế --latitude 16.4619 --longitude 107.5955',
    given: [given('signedIn')],
    asks: [
      ask('createCity', 201, {
        body: { name: 'Huế', latitude: 16.4619, longitude: 107.5955 },
        answer: { id: whole(facts.city), name: 'Huế' },
      }),
    ],
    shows: ['✓ Huế is there (city 61).'],
  },
  {
    line: `cities set ${facts.city} --name Hanoi`,
    given: byStaff,
    asks: [ask('updateCity', 200, { params: theCity, body: { name: 'Hanoi' }, answer: { ...city, name: 'Hanoi' } })],
    shows: [
      'Id 61',
      'Name Hanoi',
      'Latitude 21.028511',
      'Longitude 105.804817',
      'Country VN',
      'Population 1431270',
      'Schools 2',
    ],
  },
  {
    line: `cities set ${facts.city} --put --name Hanoi`,
    given: byStaff,
    asks: [ask('replaceCity', 200, { params: theCity, body: { name: 'Hanoi' }, answer: { ...city, name: 'Hanoi' } })],
    shows: [
      'Id 61',
      'Name Hanoi',
      'Latitude 21.028511',
      'Longitude 105.804817',
      'Country VN',
      'Population 1431270',
      'Schools 2',
    ],
  },
  {
    line: `cities remove ${facts.city}`,
    given: byStaff,
    asks: [ask('deleteCity', 204, { params: theCity })],
    shows: ['✓ City 61 is removed.'],
  },
]);
