import type { Terminal } from '../../cli/test/terminal.ts';
import { startServer } from '../../server/test/server-process.ts';
import { Recorder } from './recorder.ts';

const password = 'study-together';

/** The screens of both: what is seen on the second one when the first person begins another message. */
async function chat(mai: Terminal, an: Terminal): Promise<string> {
  await Promise.all([mai.untilShown('● connected'), an.untilShown('● connected')]);
  mai.type('Chào An! Library at four?');
  await an.untilShown('Library at four?');
  an.type('Gladly. Third floor, by the window?');
  await mai.untilShown('by the window?');
  mai.type('Perfect, see you there.');
  await an.untilShown('see you there.');
  await an.untilShown('by the window? ✓✓');
  mai.press('Bring');
  await an.untilShown('is typing');
  return an.text;
}

/** Two people meet, on a fresh server with its demonstration data; the commands as typed, and what they print. */
export async function tellStory(): Promise<string> {
  const server = await startServer({ args: ['--ephemeral'] });
  const recorder = new Recorder(server.url);
  try {
    await recorder.run('study-mate login mai@study-mate.example', password);
    await recorder.run('study-mate nearby --radius 0.5');
    await recorder.run('study-mate requests send An "Shall we revise together?"');
    recorder.remark('An, in another terminal');
    await recorder.run('study-mate login an@study-mate.example --profile an', password);
    await recorder.run('study-mate requests accept Mai --profile an');

    const mai = recorder.open('study-mate chat open An');
    const line = 'study-mate chat open Mai --profile an';
    const an = recorder.open(line);
    recorder.keep(line, await chat(mai, an));
    await Promise.all([mai.kill(), an.kill()]);
    return recorder.text.replaceAll(server.url, 'http://localhost:8000');
  } finally {
    recorder.close();
    await server.stop();
  }
}
