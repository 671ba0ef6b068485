import { documents, inWordsOf, writeBlock } from './block.ts';
import { tellStory } from './story.ts';

const story = await tellStory();
for (const document of documents) writeBlock(document, inWordsOf(document, story));
console.log(story);
