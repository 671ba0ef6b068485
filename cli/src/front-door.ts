import { drawSheet, type HelpSheet } from './help-sheet.ts';
import type { OutputStream } from './host.ts';

/** What is known about the program without loading it. */
export interface Leaflet {
  version: string;
  help: HelpSheet;
}

const asksForVersion = ['--version', '-V'];
const asksForHelp = ['--help', '-h', 'help'];

/** Answers the simplest questions at once, from what was prepared; false for anything else. */
export function answer(args: readonly string[], stdout: OutputStream, open: () => Leaflet): boolean {
  const [word = '--help', ...others] = args;
  const isVersion = asksForVersion.includes(word);
  if (others.length || !(isVersion || asksForHelp.includes(word))) return false;
  const { version, help } = open();
  // Whoever has read enough may close the pipe.
  stdout.on('error', () => {});
  stdout.write(isVersion ? `${version}\n` : drawSheet(help, stdout.columns ?? 80));
  return true;
}
