import { documents, inWordsOf, writeBlock, writePicture } from './block.ts';
import { tellStory } from './story.ts';

const { text, shot } = await tellStory();
for (const document of documents) writeBlock(document, inWordsOf(document, text));
writePicture(shot);
console.log(text);
