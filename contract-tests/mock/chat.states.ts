import type { StateHandlers } from '../states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet } from './people.ts';

/** Two people who have accepted each other, with the empty conversation that comes of it. */
function conversation({ mock }: MockWorld, sender: number, receiver: number) {
  const accepted_at = new Date().toISOString();
  const connection = mock.add.request({ sender, receiver, state: 'accepted', accepted_at }).id;
  return { connection, conversation: mock.add.conversation({ connection }).id };
}

/** What others have said in a chat, and what I have; answers with the last. */
export function messages(
  { mock }: MockWorld,
  chat: number,
  people: { me: number; other: number },
  { others = 0, sentBefore }: { others?: number; sentBefore?: string | undefined },
): number {
  let message = 0;
  for (let count = 1; count <= others; count += 1) {
    ({ id: message } = mock.add.message({ chat, sender: people.other, content: `Message ${count}` }));
  }
  return sentBefore ? mock.add.message({ chat, sender: people.me, client_message_id: sentBefore }).id : message;
}

export const chatStates = {
  async conversation(world, { othersMessages, sentBefore }) {
    const told = meet(world);
    const made = conversation(world, told.other, told.me);
    const message = messages(world, made.conversation, told, { others: othersMessages, sentBefore });
    return { ...told, ...made, message };
  },

  async conversationOfOthers(world) {
    const told = meet(world);
    return { ...told, ...conversation(world, told.other, world.person('Chi Lê').row.id) };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
