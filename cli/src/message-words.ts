import type { Context } from './context.ts';
import { UsageError } from './failure.ts';
import { rest } from './parameter.ts';

export const messageWords = rest('What to say, up to 5,000 characters');
export const aboutWords = 'Without words, or with - in their place, the message is read from stdin.';

/** What is to be sent: the words themselves, or what is piped in. */
export async function readWords({ host, prompt }: Context, message: readonly string[]): Promise<string> {
  const words = message.join(' ');
  if (words === '' && host.stdin.isTTY) {
    throw new UsageError('There is nothing to send.', 'Write the message after the name, or pipe it in.');
  }
  return words === '-' || words === '' ? prompt.readStdin() : words;
}
