import { expect, test } from 'vitest';
import { runApart } from '../provider/apart.ts';
import { longest } from '../provider/verified.ts';

const program = new URL('./mock-faults.main.ts', import.meta.url);
const noticed = expect.stringMatching(/./);

test('a mock that does not do as the server turns the verification red, and only such a one', longest, async () => {
  expect(await runApart(program, {}, { within: 60_000 })).toEqual({
    nothing: '',
    'a field is dropped': noticed,
    'the status is another': noticed,
    'nobody knows the tokens': noticed,
    'an error that was asked for does not come': noticed,
    'the clock stands still': noticed,
  });
});
