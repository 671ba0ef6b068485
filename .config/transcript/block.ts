import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drawPicture, type Shot } from './picture.ts';

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

/** Where the picture of the chat screen is, and what it says to those who do not see it. */
const picture = {
  path: 'cli/chat-screen.svg',
  title: 'The chat screen: messages with their marks, the line above what is new, and that somebody is typing',
};

export const toPicture = (shot: Shot): string => drawPicture(shot, picture.title);
export const readPicture = (): string => readFileSync(root + picture.path, 'utf8');
export const writePicture = (shot: Shot): void => writeFileSync(root + picture.path, toPicture(shot));

/** What differs from run to run says nothing about the commands. */
export const withoutMoments = (text: string): string =>
  text
    .replace(/^\d\d:\d\d/gm, '00:00')
    .replace(/^── \w+, \d+ \w+ \d+ ─+$/gm, '── today ──')
    .replace(/>\d\d:\d\d</g, '>00:00<')
    .replace(/^.*>\w+, \d+ \w+ \d+<.*$/gm, 'today')
    .replace(/\(request \d+\)/g, '(request 1)');
