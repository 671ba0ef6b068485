import type { StudyMate } from '@study-mate/sdk';
import type { Chat } from './chat-screen/chat.ts';
import type { Context } from './context.ts';
import { Interruption, UsageError } from './failure.ts';

export const aboutScreen =
  'Messages, typing and read marks as they happen: … is on its way, ✓ sent, ✓✓ read, ! failed.\n' +
  'What has been in sight is marked as read. /help tells the keys; /quit and Ctrl-C leave.\n' +
  'With --plain it is lines that follow each other, for screen readers.';

/** Shows a chat on the terminal until the person leaves it; `noun` is that of the commands for other places. */
export async function openChatScreen(
  context: Context,
  noun: string,
  open: (mate: StudyMate) => Promise<Chat>,
): Promise<void> {
  const { host, output } = context;
  if (!host.stdin.isTTY || !host.stdout.isTTY) {
    throw new UsageError(
      'The chat screen needs a terminal.',
      `Without one there are: study-mate ${noun} tail, ${noun} send`,
    );
  }
  const mate = await context.signedIn();
  const chat = await open(mate);
  const show = output.isPlain
    ? (await import('./chat-screen/open-lines.ts')).openLines
    : (await import('./chat-screen/open-screen.tsx')).openScreen;
  const unsent = await show(mate, chat, host);
  if (!unsent) throw host.signal.aborted ? host.signal.reason : new Interruption();
  for (const text of unsent) output.note(`Not sent: ${text}`);
}
