import { aMessage } from '../../server/src/features/chat/chat.fixtures.ts';
import { aGroup, aMembership } from '../../server/src/features/groups/groups.fixtures.ts';
import type { StateHandlers } from '../states.ts';
import { locationStates } from './location.states.ts';
import { meet } from './people.ts';
import type { World } from './world.ts';

const about = { description: 'Weekly ML discussions' };

/** A group has the school, the subject and the place that its shape shows. */
async function furnish(world: World, group: number): Promise<void> {
  await world.db.query(
    `WITH subject AS (
       INSERT INTO subjects (code, name_vi, name_en, level) VALUES ($3, 'Học máy', 'Machine Learning', 'intermediate')
       RETURNING id
     ), placed AS (
       UPDATE study_groups SET school_id = $2, geom_point = 'SRID=4326;POINT(105.8048 21.0301)',
         geom_snapped_point = 'SRID=4326;POINT(105.805 21.03)'
       WHERE id = $1
     )
     INSERT INTO group_subjects (group_id, subject_id) SELECT $1, id FROM subject`,
    [group, await world.school(), `ML${group}`],
  );
}

export const groupsStates = {
  async group(world, { privacy = 'public', places, mine, groups = 1, messages = 0, sentBefore }) {
    const told = await meet(world);
    const values = { ...about, privacy, maxMembers: places ?? null };
    let group = 0;
    let membership = 0;
    let conversation = 0;
    let message = 0;
    for (let count = 1; count <= groups; count += 1) {
      ({ group, membership, conversation } = await aGroup(world.models, told.other, values));
      await furnish(world, group);
    }
    if (mine) membership = await aMembership(world.models, group, told.me, { status: mine, invitedById: told.other });
    for (let count = 1; count <= messages; count += 1) {
      message = (await aMessage(world.models, conversation, told.other, `Message ${count}`)).id;
    }
    if (sentBefore) {
      const sent = await aMessage(world.models, conversation, told.me, 'Hello!');
      await sent.update({ clientMessageId: sentBefore });
      message = sent.id;
    }
    return { ...told, group, membership, conversation, message };
  },

  async ownGroup(world, { theirs }) {
    const told = await meet(world);
    const { group, membership } = await aGroup(world.models, told.me, about);
    await furnish(world, group);
    if (!theirs) return { ...told, group, membership };
    const values = { status: theirs, invitedById: told.me };
    return { ...told, group, membership: await aMembership(world.models, group, told.other, values) };
  },

  async groupsNearby(world) {
    const told = await locationStates.position(world);
    const { group } = await aGroup(world.models, told.me, about);
    await furnish(world, group);
    return { ...told, group };
  },
} satisfies Partial<StateHandlers<World>>;
