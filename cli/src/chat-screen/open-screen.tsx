import type { StudyMate } from '@study-mate/sdk';
import { render } from 'ink';
import type { Host } from '../host.ts';
import type { Chat } from './chat.ts';
import { ChatController } from './chat-controller.ts';
import { ChatModel } from './chat-model.ts';
import { ChatScreen } from './chat-screen.tsx';

/** A screen of its own, as editors have, so that the shell looks as before afterwards; and pastes are told from typing. */
const enter = '\u001b[?1049h\u001b[H\u001b[?2004h';
const leave = '\u001b[?2004l\u001b[?1049l';

/** Shows a chat until the person leaves it. Resolves to the texts that were not sent, or to nothing after Ctrl-C. */
export async function openScreen(mate: StudyMate, chat: Chat, host: Host): Promise<string[] | undefined> {
  let redraw = () => {};
  const model = await ChatModel.open(mate, chat, () => redraw());
  // Only called where both are terminals.
  const stdin = host.stdin as NodeJS.ReadStream;
  const stdout = host.stdout as NodeJS.WriteStream;
  stdout.write(enter);
  try {
    const isInterrupted = await new Promise<boolean>((resolve) => {
      let version = 0;
      const controller = new ChatController(model, () => redraw());
      const hasColour = !host.environment.NO_COLOR;
      const screen = () => <ChatScreen controller={controller} version={version++} hasColour={hasColour} />;
      const app = render(screen(), { stdin, stdout, exitOnCtrlC: false });
      const end = (byInterrupt: boolean) => {
        redraw = () => {};
        app.unmount();
        resolve(byInterrupt);
      };
      redraw = () => (controller.left ? end(controller.left.byInterrupt) : app.rerender(screen()));
      host.signal.addEventListener('abort', () => end(true), { once: true });
      if (host.signal.aborted) end(true);
    });
    return isInterrupted ? undefined : model.unsent;
  } finally {
    model.close();
    stdout.write(leave);
  }
}
