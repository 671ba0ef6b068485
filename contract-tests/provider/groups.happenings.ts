import type { Happenings } from './happening.ts';
import { connect } from './live.ts';

export const groupsHappenings = {
  membersMessage: {
    happen: (world) =>
      world.ask(world.other, 'POST', `/api/groups/${world.facts.group}/messages/`, { content: 'Hello!' }),
  },
  membersTyping: {
    async happen(world) {
      const theirs = await connect(world, world.other);
      await theirs.send('typing_indicator', { group: world.facts.group, is_typing: true });
      theirs.close();
    },
  },
  membersReading: {
    happen: (world) =>
      world.ask(world.other, 'POST', `/api/groups/${world.facts.group}/messages/mark_read/`, {
        message_ids: [world.facts.message],
      }),
  },
  removal: {
    happen: (world) => world.ask(world.other, 'POST', `/api/groups/memberships/${world.facts.membership}/remove/`),
  },
} satisfies Partial<Happenings>;
