import type { LiveMessage, MessageRow } from '@study-mate/sdk';
import { printable } from './printable.ts';
import type { Style } from './style.ts';
import { onTheClock } from './time.ts';

interface LineOptions {
  style: Style;
  /** `✓` sent, `✓✓` read; for one's own messages. */
  mark?: string;
}

/** A message as a person reads it; further lines of it are indented. */
export const messageLine = (
  { created_at, sender_name, content }: Pick<MessageRow & LiveMessage, 'created_at' | 'sender_name' | 'content'>,
  { style, mark }: LineOptions,
): string => {
  const text = printable(content).replace(/\n/g, '\n       ');
  const end = mark ? ` ${style.dim(mark)}` : '';
  return `${style.dim(onTheClock(created_at))}  ${style.bold(printable(sender_name))}  ${text}${end}\n`;
};
