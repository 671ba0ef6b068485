import { drawSheet, type HelpSheet } from './help-sheet.ts';
import type { Host } from './host.ts';
import { widthOf } from './output/appearance.ts';

/** What is known about the program without loading it. */
export interface Leaflet {
  version: string;
  help: HelpSheet;
  /** Help about each group of commands, which would otherwise take all of them to be loaded. */
  nouns: Record<string, HelpSheet>;
}

const isVersion = (word: string): boolean => word === '--version' || word === '-V';
const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h' || word === 'help';

const find = ([first = '--help', second, ...others]: readonly string[], open: () => Leaflet): HelpSheet | undefined => {
  if (others.length) return undefined;
  if (second === undefined) return isVersion(first) ? [`${open().version}\n`] : isHelp(first) ? open().help : undefined;
  const noun = first === 'help' ? second : isHelp(second) && second !== 'help' ? first : '';
  return noun ? open().nouns[noun] : undefined;
};

/** Answers the simplest questions at once, from what was prepared; false for anything else. */
export function answer(
  args: readonly string[],
  { stdout, env }: { stdout: Host['stdout']; env: Host['environment'] },
  open: () => Leaflet,
): boolean {
  const sheet = find(args, open);
  if (!sheet) return false;
  // Whoever has read enough may close the pipe.
  stdout.on('error', () => {});
  stdout.write(drawSheet(sheet, widthOf(stdout, env)));
  return true;
}
