import { aConversation, aMessage } from '../../server/src/features/chat/chat.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { meet } from './people.ts';
import type { World } from './world.ts';

export const chatStates = {
  async conversation(world, { othersMessages = 0, sentBefore }) {
    const told = await meet(world);
    const { connection, conversation } = await aConversation(world.models, told.other, told.me);
    let message = 0;
    for (let count = 1; count <= othersMessages; count += 1) {
      message = (await aMessage(world.models, conversation, told.other, `Message ${count}`)).id;
    }
    if (sentBefore) {
      const sent = await aMessage(world.models, conversation, told.me, 'Hello!');
      await sent.update({ clientMessageId: sentBefore });
      message = sent.id;
    }
    return { ...told, connection, conversation, message };
  },

  async conversationOfOthers(world) {
    const told = await meet(world);
    const third = await world.person('Chi Lê');
    return { ...told, ...(await aConversation(world.models, told.other, third.id)) };
  },
} satisfies Partial<StateHandlers<World>>;
