import { clientMessageId } from '../states.ts';
import type { Happenings } from './happening.ts';
import { connect } from './live.ts';
import type { World } from './world.ts';

const message = ({ facts }: World) => ({ conversation: facts.conversation, content: 'Hello!' });

const readingByOther = (world: World) =>
  world.ask(world.other, 'POST', `/api/chat/conversations/${world.facts.conversation}/mark_read/`, {});

export const chatHappenings = {
  arrival: { happen: async () => undefined },
  othersMessage: { happen: (world) => world.ask(world.other, 'POST', '/api/chat/messages/', message(world)) },
  othersRepeatedMessage: {
    happen: (world) =>
      world.ask(world.other, 'POST', '/api/chat/messages/', { ...message(world), client_message_id: clientMessageId }),
  },
  ownMessage: { happen: (world) => world.ask(world.me, 'POST', '/api/chat/messages/', message(world)) },
  othersTyping: {
    async happen(world) {
      const theirs = await connect(world, world.other);
      await theirs.send('typing_indicator', { conversation: world.facts.conversation, is_typing: true });
      theirs.close();
    },
  },
  othersReading: { happen: readingByOther },
  othersRepeatedReading: { happen: readingByOther },
  refusedFrame: {
    path: ({ facts }) => `/ws/chat/${facts.conversation}/`,
    happen: (_, mine) => mine.send('chat_message', { content: ' ' }),
  },
} satisfies Partial<Happenings>;
