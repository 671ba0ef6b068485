import { beforeAll, expect, test } from 'vitest';
import { documents, inWordsOf, readBlock, readPicture, toPicture, withoutMoments } from './block.ts';
import type { Recording } from './recorder.ts';
import { tellStory } from './story.ts';

let story: Recording;
beforeAll(async () => {
  story = await tellStory();
});

test.each(documents)('$path shows what one sees; npm run transcript brings it up to date', (document) => {
  expect(withoutMoments(inWordsOf(document, story.text))).toBe(withoutMoments(readBlock(document)));
});

test('the picture of the chat screen shows it as it is, and is light', () => {
  expect(withoutMoments(toPicture(story.shot))).toBe(withoutMoments(readPicture()));
  expect(readPicture().length).toBeLessThan(60_000);
});
