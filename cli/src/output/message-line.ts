import type { LiveMessage, MessageRow } from '@study-mate/sdk';
import { fold } from './fold.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';
import { onTheClock } from './time.ts';

interface LineOptions {
  style: Style;
  width: number;
  /** In words only. */
  isPlain: boolean;
  /** `✓` sent, `✓✓` read; for one's own messages. */
  mark?: string;
}

const inWords: Record<string, string> = { '✓': 'sent', '✓✓': 'read' };

const indent = ' '.repeat(7);

/** A message as a person reads it; further lines of it are indented. */
export const messageLine = (
  { created_at, sender_name, content }: Pick<MessageRow & LiveMessage, 'created_at' | 'sender_name' | 'content'>,
  { style, width, isPlain, mark }: LineOptions,
): string => {
  const [time, name] = [onTheClock(created_at), printable(sender_name)];
  if (isPlain) return `${time} ${name}: ${printable(content)}${mark ? ` (${inWords[mark] ?? mark})` : ''}\n`;
  const whole = fold(`${time}  ${name}  ${printable(content)}`, width, indent);
  const end = mark ? ` ${style.dim(mark)}` : '';
  return `${style.dim(time)}  ${style.bold(name)}${whole.slice(time.length + 2 + name.length)}${end}\n`;
};
