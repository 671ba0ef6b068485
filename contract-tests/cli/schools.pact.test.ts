import { ask } from '../consumer/ask.ts';
import { amount, listOf, placeholder, whole } from '../consumer/matching-rules.ts';
import { schoolRow, schoolShown } from '../consumer/school.shapes.ts';
import { facts, given } from '../states.ts';
import { recordCommands } from './commands.ts';
import { onePage, usual } from './page.shapes.ts';

const theSchool = { id: placeholder('school') };
const aSchool = [given('signedIn'), given('schools')];
const byStaff = [given('staff'), given('schools')];
const schoolScreen = (phone: string) => [
  'Id 71',
  'Name Đại học Bách khoa Hà Nội',
  'Short HUST',
  'Address 1 Đại Cồ Việt',
  'City 61',
  'Latitude 21.028511',
  'Longitude 105.804817',
  'Website https://hust.edu.vn',
  'Email info@hust.edu.vn',
  phone,
  'Students 0',
  'Added 24 Oct 2025',
  'Changed 24 Oct 2025',
];

recordCommands([
  {
    line: 'schools list khoa --order name',
    given: aSchool,
    asks: [
      ask('listSchools', 200, { query: { search: 'khoa', ordering: 'name', ...usual }, answer: onePage(schoolRow) }),
    ],
    shows: ['ID NAME SHORT CITY STUDENTS', '71 Đại học Bách khoa Hà Nội HUST 61 0'],
  },
  {
    line: 'schools near 21.03 105.8',
    given: aSchool,
    asks: [
      ask('searchSchoolsByLocation', 200, {
        query: { lat: '21.03', lng: '105.8', ...usual },
        answer: listOf({ ...schoolRow, address: schoolShown.address, distance_km: amount(0.53) }),
      }),
    ],
    shows: [
      'ID NAME SHORT DISTANCE ADDRESS CITY STUDENTS',
      '71 Đại học Bách khoa Hà Nội HUST 0.53 km 1 Đại Cồ Việt 61 0',
    ],
  },
  {
    line: 'schools in noi',
    given: aSchool,
    asks: [ask('searchSchoolsByCity', 200, { query: { city: 'noi', ...usual }, answer: listOf(schoolRow) })],
    shows: ['ID NAME SHORT CITY STUDENTS', '71 Đại học Bách khoa Hà Nội HUST 61 0'],
  },
  {
    line: `schools show ${facts.school}`,
    given: aSchool,
    asks: [ask('getSchool', 200, { params: theSchool, answer: schoolShown })],
    shows: schoolScreen('Phone +84 24 3869 4242'),
  },
  {
    line: 'schools add HUCE "55 Giải Phóng"',
    given: [given('signedIn')],
    asks: [
      ask('createSchool', 201, {
        body: { name: 'HUCE', address: '55 Giải Phóng' },
        answer: { id: whole(facts.school), name: 'HUCE' },
      }),
    ],
    shows: ['✓ HUCE is there (school 71).'],
  },
  {
    line: `schools set ${facts.school} --phone ""`,
    given: byStaff,
    asks: [
      ask('updateSchool', 200, { params: theSchool, body: { phone: null }, answer: { ...schoolShown, phone: null } }),
    ],
    shows: schoolScreen('Phone'),
  },
  {
    line: `schools set ${facts.school} --put --name "Hanoi University" --address "1 Dai Co Viet" --phone ""`,
    given: byStaff,
    asks: [
      ask('replaceSchool', 200, {
        params: theSchool,
        body: { name: 'Hanoi University', address: '1 Dai Co Viet', phone: null },
        answer: { ...schoolShown, phone: null },
      }),
    ],
    shows: schoolScreen('Phone'),
  },
  {
    line: `schools remove ${facts.school}`,
    given: byStaff,
    asks: [ask('deleteSchool', 204, { params: theSchool })],
    shows: ['✓ School 71 is removed.'],
  },
]);
