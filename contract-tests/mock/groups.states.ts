import type { StateHandlers } from '../states.ts';
import { messages } from './chat.states.ts';
import { locationStates } from './location.states.ts';
import type { MockWorld } from './mock-world.ts';
import { meet } from './people.ts';

type GroupFacts = Parameters<MockWorld['mock']['add']['group']>[0];

/** A group has the school, the subject and the place that its shape shows. */
function group({ mock, school }: MockWorld, facts: GroupFacts) {
  const subject = mock.add.subject({ name_vi: 'Học máy', name_en: 'Machine Learning', level: 'intermediate' });
  return mock.add.group({
    description: 'Weekly ML discussions',
    school,
    subject_ids: [subject.id],
    position: { latitude: 21.0301, longitude: 105.8048 },
    ...facts,
  });
}

export const groupsStates = {
  async group(world, { privacy = 'public', places, mine, groups = 1, messages: said, sentBefore }) {
    const told = meet(world);
    const facts = { created_by: told.other, privacy, max_members: places ?? null };
    const [made] = Array.from({ length: groups }, () => group(world, facts)).reverse();
    if (!made) throw new Error('There is no group of no groups');
    const key = { group: made.group.id, person: told.me, invited_by: told.other };
    const membership = mine ? world.mock.add.membership({ ...key, status: mine }) : made.membership;
    const { id, chat } = made.group;
    const message = messages(world, chat, told, { others: said, sentBefore });
    return { ...told, group: id, membership: membership.id, conversation: chat, message };
  },

  async ownGroup(world, { theirs }) {
    const told = meet(world);
    const made = group(world, { created_by: told.me });
    const key = { group: made.group.id, person: told.other, invited_by: told.me };
    const membership = theirs ? world.mock.add.membership({ ...key, status: theirs }) : made.membership;
    return { ...told, group: made.group.id, membership: membership.id };
  },

  async groupsNearby(world) {
    const told = await locationStates.position(world);
    return { ...told, group: group(world, { created_by: told.me }).group.id };
  },
} satisfies Partial<StateHandlers<MockWorld>>;
