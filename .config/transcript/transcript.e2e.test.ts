import { beforeAll, expect, test } from 'vitest';
import { documents, inWordsOf, readBlock, withoutMoments } from './block.ts';
import { tellStory } from './story.ts';

let story: string;
beforeAll(async () => {
  story = await tellStory();
});

test.each(documents)('$path shows what one sees; npm run transcript brings it up to date', (document) => {
  expect(withoutMoments(inWordsOf(document, story))).toBe(withoutMoments(readBlock(document)));
});
