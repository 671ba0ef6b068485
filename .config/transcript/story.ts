import { startServer } from '../../server/test/server-process.ts';
import type { Shot } from './picture.ts';
import { Recorder, type Recording } from './recorder.ts';

const password = 'study-together';

const chatLine = 'study-mate chat open Mai --profile an';

/** What is to be seen on the screen of the one who opens the chat second, when the other begins another message. */
async function chat(recorder: Recorder): Promise<Shot> {
  const mai = recorder.open('study-mate chat open An');
  await mai.untilShown('● connected');
  mai.type('Chào An! Library at four? 📚');
  await mai.untilShown('at four? 📚 ✓');
  const an = recorder.open(chatLine);
  try {
    await an.untilShown('● connected');
    await mai.untilShown('at four? 📚 ✓✓');
    an.type('Gladly. Third floor, by the window?');
    await mai.untilShown('by the window?');
    mai.type('Perfect, see you there.');
    await an.untilShown('see you there.');
    await an.untilShown('by the window? ✓✓');
    mai.press('Bring');
    await an.untilShown('is typing');
    recorder.keep(chatLine, an.text);
    return recorder.take(an);
  } finally {
    await Promise.all([mai.kill(), an.kill()]);
  }
}

/** Two people meet, on a fresh server with its demonstration data; the commands as typed, and what they print. */
export async function tellStory(): Promise<Recording> {
  const server = await startServer({ args: ['--ephemeral'] });
  const recorder = new Recorder(server.url);
  try {
    await recorder.run('study-mate login mai@study-mate.example', password);
    await recorder.run('study-mate nearby --radius 0.5');
    await recorder.run('study-mate requests send An "Shall we revise together?"');
    recorder.remark('An, in another terminal');
    await recorder.run('study-mate login an@study-mate.example --profile an', password);
    await recorder.run('study-mate requests accept Mai --profile an');
    const shot = await chat(recorder);
    return { text: recorder.text.replaceAll(server.url, 'http://localhost:8000'), shot };
  } finally {
    recorder.close();
    await server.stop();
  }
}
