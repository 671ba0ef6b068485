import { findNearest } from '../nearest.ts';

const commands = ['/help', '/quit', '/retry'];

/** What a line that was written asks for. */
type Wish =
  | { to: 'send'; text: string }
  | { to: 'help' | 'quit' | 'retry' | 'nothing' }
  /** Nobody knows it; this can be said. */
  | { to: 'unknown'; answer: string };

export const nothingFailed = 'Nothing has failed.';

export function understand(line: string): Wish {
  const text = line.trim();
  if (!text) return { to: 'nothing' };
  if (!text.startsWith('/') || text.startsWith('//')) return { to: 'send', text: text.replace(/^\/\//, '/') };
  if (text === '/help' || text === '/quit' || text === '/retry') return { to: text.slice(1) as 'help' };
  const nearest = findNearest(text, commands);
  const hint = nearest ? `Did you mean ${nearest}?` : `There are ${commands.join(', ')}.`;
  return { to: 'unknown', answer: `There is no ${text}. ${hint}` };
}
