import { expect, test } from 'vitest';
import { type Door, isBarred, isFull, mayTry, type Standing, statusOnEntry, statusOnRefusal } from './entry.rules.ts';

const door = (privacy: Door['privacy'], values: Partial<Door> = {}): Door => ({
  privacy,
  status: 'active',
  maxMembers: null,
  ...values,
});
const standing = (status: Standing['status'], removedAt: Date | null = null): Standing => ({
  id: 1,
  role: 'member',
  status,
  removedAt,
});
const removed = new Date();

test.each([
  ['public', undefined, 'active'],
  ['public', standing('left'), 'active'],
  ['public', standing('removed', removed), 'pending'],
  ['private', undefined, 'pending'],
  ['private', standing('left'), 'pending'],
  ['public', standing('invited'), 'active'],
  ['private', standing('invited'), 'active'],
  ['invite_only', standing('invited'), 'active'],
  ['public', standing('invited', removed), 'active'],
] as const)('who enters a %s group, row %o: %s', (privacy, row, status) => {
  expect(statusOnEntry(door(privacy), row)).toBe(status);
});

test.each([
  [null, 1000, false],
  [3, 2, false],
  [3, 3, true],
  [3, 9, true],
  [0, 0, true],
])('with %s places and %i members full is %s', (maxMembers, members, full) => {
  expect(isFull({ maxMembers }, members)).toBe(full);
});

test.each([
  ['public', undefined, true],
  ['private', undefined, true],
  ['invite_only', undefined, false],
  ['invite_only', 'left', false],
  ['invite_only', 'invited', true],
  ['public', 'active', false],
  ['private', 'pending', false],
  ['public', 'removed', true],
] as const)('asking a %s group with a row that is %s makes sense: %s', (privacy, status, sense) => {
  expect(mayTry(door(privacy), 1, status)).toBe(sense);
});

test('nobody asks a full or closed group', () => {
  expect(mayTry(door('public', { maxMembers: 1 }), 1, undefined)).toBe(false);
  expect(mayTry(door('public', { status: 'inactive' }), 1, 'invited')).toBe(false);
});

test('only an invitation opens an invite-only group', () => {
  expect(isBarred(door('invite_only'), 'removed')).toBe(true);
  expect(isBarred(door('private'), undefined)).toBe(false);
});

test('a removal outlives what came to nothing', () => {
  expect(statusOnRefusal(standing('pending', removed))).toBe('removed');
  expect(statusOnRefusal(standing('pending'))).toBeUndefined();
});
