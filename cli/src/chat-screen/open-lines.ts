import { createInterface } from 'node:readline';
import type { StudyMate } from '@study-mate/sdk';
import type { Host } from '../host.ts';
import { printable } from '../output/printable.ts';
import type { Chat } from './chat.ts';
import { ChatLines } from './chat-lines.ts';
import { ChatModel } from './chat-model.ts';

/** The same as `openScreen`, without a screen: what happens is said in lines, and lines are read. */
export async function openLines(mate: StudyMate, chat: Chat, host: Host): Promise<string[] | undefined> {
  let changed = () => {};
  const model = await ChatModel.open(mate, chat, () => changed());
  const lines = new ChatLines(model, (text) => void host.stdout.write(printable(text)));
  // The terminal itself shows what is typed and lets it be changed, until Enter.
  const typed = createInterface({ input: host.stdin, terminal: false });
  try {
    return await new Promise((resolve) => {
      changed = () => lines.changed();
      typed.on('line', (line) => !lines.take(line) && resolve(model.unsent));
      typed.on('close', () => resolve(model.unsent));
      host.signal.addEventListener('abort', () => resolve(undefined), { once: true });
      lines.begin();
      if (host.signal.aborted) resolve(undefined);
    });
  } finally {
    changed = () => {};
    typed.close();
    model.close();
  }
}
