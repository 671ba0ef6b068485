import { expect, test } from 'vitest';
import { runApart } from '../provider/apart.ts';
import { emptyDatabase, longest } from '../provider/verified.ts';

const program = new URL('./faults.main.ts', import.meta.url);
const unnoticed = '';
const noticed = expect.stringMatching(/./);

test('a server that breaks its promises turns the verification red, and only such a one', longest, async () => {
  const job = { databaseUrl: await emptyDatabase('faults') };
  expect(await runApart(program, job, { within: 120_000 })).toEqual({
    'nothing over HTTP': unnoticed,
    'nothing live': unnoticed,
    'nothing in an acknowledgement': unnoticed,
    'nothing on the command line': unnoticed,
    'nothing in a frame': unnoticed,
    'a field is dropped': noticed,
    'a field has another type': noticed,
    'a field has another form': noticed,
    'the status is another': noticed,
    'what the SDK does not ask for is refused': unnoticed,
    'what the command line asks for is refused': expect.stringContaining('between study-mate-cli and'),
    'frames are not like those of the plain client, where the SDK listens': unnoticed,
    'frames are not like those of the plain client, where it listens': expect.stringContaining(
      'between study-mate-websocket and',
    ),
    'nobody looks at the answer': expect.stringContaining('have not seen:\ngetProfile: nobody is signed in: 401'),
    'nobody brings the state about': expect.stringContaining('Nobody brings about: I am signed in'),
    'the state cannot be brought about': expect.stringContaining('States could not be brought about'),
    'the event is lost': noticed,
    'the event says something else': noticed,
    'the acknowledgement is another': noticed,
  });
});
