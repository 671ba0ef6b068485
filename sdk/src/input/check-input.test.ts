import { describe, expect, test } from 'vitest';
import { examples } from '../generated/examples.ts';
import { checkInput } from './check-input.ts';

const told = (...parameters: Parameters<typeof checkInput>) =>
  checkInput(...parameters).map(({ in: place, name, kind }) => `${place} ${name} ${kind}`);

describe('what is as the spec has it', () => {
  test.each([
    ['getProfile', {}],
    ['getRequest', { path: { id: '5' } }],
    ['listNearbyLearners', { query: { radius: '2.5', page: 'last' } }],
    ['updateProfile', { body: { year: '3', school: null, phone: '' } }],
    ['logout', {}],
  ])('%s with %j', (operation, input) => {
    expect(checkInput(operation, input)).toEqual([]);
  });
});

describe('what is not', () => {
  test.each([
    ['getProfile', { query: { fields: 'id' } }, ['query fields unknown']],
    ['getProfile', { body: {} }, ['body  unknown']],
    ['getRequest', {}, ['path id missing']],
    ['getRequest', { path: { id: 'first' } }, ['path id wrong']],
    [
      'listNearbyLearners',
      { query: { radius: 'far', page_size: 101 } },
      ['query radius wrong', 'query page_size wrong'],
    ],
    ['sendRequest', { body: { reciever_id: 7 } }, ['body reciever_id unknown', 'body receiver_id missing']],
    ['sendRequest', { body: [] }, ['body  wrong']],
    [
      'updateProfile',
      { body: { privacy_level: 'secret', year: 'two' } },
      ['body year wrong', 'body privacy_level wrong'],
    ],
    ['updateProfile', { body: { constructor: 1 } }, ['body constructor unknown']],
  ])('%s with %j', (operation, input, problems) => {
    expect(told(operation, input)).toEqual(problems);
  });

  test('an unknown name comes with those there are', () => {
    expect(checkInput('sendRequest', { body: { receiver_id: 7, mesage: '' } })).toEqual([
      {
        in: 'body',
        name: 'mesage',
        kind: 'unknown',
        text: 'There is no such field.',
        known: ['receiver_id', 'message'],
      },
    ]);
  });

  test.each(['nothing', 'constructor'])('an operation called %s', (operation) => {
    expect(() => checkInput(operation, {})).toThrow(RangeError);
  });
});

test.each(Object.keys(examples))('%s is known', (operation) => {
  expect(() => checkInput(operation, {})).not.toThrow();
});
