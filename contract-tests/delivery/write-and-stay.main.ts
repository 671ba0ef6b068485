// A program that writes to Minh in Mai's name, tells of what becomes of it, and ends once its own last word is sent.
//   arguments: the server, the folder of its outbox, its name, how many messages

import { StudyMate } from '@study-mate/sdk';
import { fileOutbox } from '@study-mate/sdk/node';

const [baseUrl = '', folder = '', name, count] = process.argv.slice(2);
const mate = new StudyMate({ baseUrl });
await mate.auth.login({ email: 'mai@study-mate.example', password: 'study-together' });
const conversations = await mate.chat.listConversations();
const id = conversations.find(({ other_participant }) => other_participant.full_name.endsWith('Minh'))?.id ?? 0;

const realtime = await mate.realtime({ outbox: fileOutbox(folder) });
const feed = realtime.conversation(id);
feed.on('outgoing', ({ state, content }) => process.stdout.write(`${state} ${content}\n`));
const written = Array.from({ length: Number(count) }, (_, index) => feed.send(`${name} ${index}`));
await written.at(-1);
realtime.close();
