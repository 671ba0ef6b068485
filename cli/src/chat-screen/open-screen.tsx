import type { StudyMate } from '@study-mate/sdk';
import { render } from 'ink';
import type { Host } from '../host.ts';
import { mayColour } from '../output/appearance.ts';
import type { Chat } from './chat.ts';
import { ChatController } from './chat-controller.ts';
import { ChatModel } from './chat-model.ts';
import { ChatScreen } from './chat-screen.tsx';
import { Keys } from './keys.ts';
import { Painter } from './painter.ts';

/** Shows a chat until the person leaves it. Resolves to the texts that were not sent, or to nothing after Ctrl-C. */
export async function openScreen(mate: StudyMate, chat: Chat, host: Host): Promise<string[] | undefined> {
  let redraw = () => {};
  const model = await ChatModel.open(mate, chat, () => redraw());
  // Only called where both are terminals.
  const keys = new Keys(host.stdin as NodeJS.ReadStream);
  const painter = new Painter(host.stdout as NodeJS.WriteStream);
  // Whatever ends the program, the shell gets its screen back.
  const giveBack = () => painter.leave();
  process.once('exit', giveBack);
  try {
    const isInterrupted = await new Promise<boolean>((resolve) => {
      let version = 0;
      const controller = new ChatController(model, () => redraw());
      const hasColour = mayColour(host.stdout, host.environment);
      const screen = () => (
        <ChatScreen
          controller={controller}
          version={version++}
          hasColour={hasColour}
          placeCursor={(cursor) => painter.place(cursor)}
        />
      );
      // Written whole each time (`debug`): what of it has to reach the terminal, the painter knows better.
      const [stdin, stdout] = [keys as unknown as NodeJS.ReadStream, painter as unknown as NodeJS.WriteStream];
      const app = render(screen(), { stdin, stdout, exitOnCtrlC: false, debug: true });
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
    keys.leave();
    giveBack();
    process.off('exit', giveBack);
  }
}
