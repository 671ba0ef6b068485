import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const block = /(<!-- npm run transcript writes this -->\n```console\n)(.*?)(```\n<!-- until here -->\n)/s;

/** The documents that show the story, and how one calls the program there. */
export const documents = [
  { path: 'README.md', program: 'npx study-mate' },
  { path: 'cli/README.md', program: 'study-mate' },
] as const;

type Document = (typeof documents)[number];

/** As it is typed where the document is read. */
export const inWordsOf = ({ program }: Document, story: string): string =>
  story.replace(/^\$ study-mate/gm, () => `$ ${program}`);

export function readBlock({ path }: Document): string {
  const [, , text] = block.exec(readFileSync(root + path, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`${path} has no place for the transcript`);
  return text;
}

export function writeBlock({ path }: Document, text: string): void {
  const whole = readFileSync(root + path, 'utf8');
  writeFileSync(
    root + path,
    whole.replace(block, (_, before, __, after) => before + text + after),
  );
}

/** What differs from run to run says nothing about the commands. */
export const withoutMoments = (text: string): string =>
  text
    .replace(/^\d\d:\d\d/gm, '00:00')
    .replace(/^── \w+, \d+ \w+ \d+ ─+$/gm, '── today ──')
    .replace(/\(request \d+\)/g, '(request 1)');
