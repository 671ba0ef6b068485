import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askPlainly } from './plain-question.ts';

const desk = () => {
  const [stdin, stderr] = [new PassThrough(), new PassThrough()];
  const interruption = new AbortController();
  const host = { args: [], environment: {}, stdin, stdout: new PassThrough(), stderr, signal: interruption.signal };
  return { host, stdin, interruption, said: () => `${stderr.read() ?? ''}` };
};

test('a question is a line, and so is its answer', async () => {
  const { host, stdin, said } = desk();
  const answer = askPlainly(host, 'Your email address', false);
  stdin.write('mai@study-mate.example\n');
  expect(await answer).toBe('mai@study-mate.example');
  expect(said()).toBe('Your email address: ');
});

test('a password is not shown, and the line after it is a new one', async () => {
  const { host, stdin, said } = desk();
  const answer = askPlainly(host, 'Password', true);
  stdin.write('study-together\r');
  expect(await answer).toBe('study-together');
  expect(said()).toBe('Password (it is not shown): \n');
});

test.each(['end', 'interruption', 'Ctrl-C'])('there is no answer after the %s', async (how) => {
  const { host, stdin, interruption } = desk();
  const answer = askPlainly(host, 'Password', true);
  if (how === 'end') stdin.end();
  else if (how === 'Ctrl-C') stdin.write('\u0003');
  else interruption.abort();
  expect(await answer).toBeUndefined();
});
