import { expect, test } from 'vitest';
import { surfaceOf, unmentioned } from './notes.ts';

const reports = (entries: Record<string, string>) => new Map(Object.entries(entries));
const released = { version: '1.0.0', reports: reports({ index: 'login()', realtime: 'send()' }) };
const present = { ...released, noted: [] };

test('what is as it was needs no note', () => {
  expect(unmentioned(released, present)).toEqual([]);
});

test.each([
  ['changed', { index: 'login(body)', realtime: 'send()' }, 'index'],
  ['gone', { index: 'login()' }, 'realtime'],
  ['new', { index: 'login()', realtime: 'send()', react: 'useChat()' }, 'react'],
])('an entry that is %s needs one', (_, now, path) => {
  expect(unmentioned(released, { ...present, reports: reports(now) })).toEqual([path]);
});

test('a note about the SDK will do, and one about another package will not', () => {
  const changed = { ...present, reports: reports({}) };
  expect(unmentioned(released, { ...changed, noted: [surfaceOf] })).toEqual([]);
  expect(unmentioned(released, { ...changed, noted: ['@study-mate/cli'] })).toEqual(['index', 'realtime']);
});

test('a version that is already another one has used its notes up', () => {
  expect(unmentioned(released, { ...present, version: '2.0.0', reports: reports({}) })).toEqual([]);
});
