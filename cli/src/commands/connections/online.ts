import type { StudyMate } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { collect, pageFlags } from '../../paging.ts';

/** What the people of these connections are called; the latest connections come first, here as there. */
async function loadNames(mate: StudyMate, connections: Set<number>): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  if (connections.size === 0) return names;
  for await (const { id, user } of mate.matching.listConnections({ page_size: 100 })) {
    if (connections.has(id)) names.set(user.id, user.full_name);
    if (names.size === connections.size) break;
  }
  return names;
}

export const listOnline = defineCommand({
  name: 'connections online',
  summary: 'List who of the people you are connected with is online',
  args: {},
  flags: pageFlags,
  examples: [{ line: 'study-mate connections online', about: 'Who could answer now, and who was there when' }],

  async run(context, wish) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) => mate.matching.listPresence({ page_size }));
    const names = await loadNames(mate, new Set(rows.map(({ id }) => id)));
    await context.output.list(
      rows.map((row) => ({ ...row, full_name: names.get(row.user_id) ?? '' })),
      {
        columns: [
          { title: 'User', of: ({ user_id }) => user_id },
          { title: 'Name', of: ({ full_name }) => full_name, isFlexible: true },
          { title: 'Online', of: ({ online }) => (online ? 'yes' : 'no') },
          { title: 'Last active', of: ({ last_active_at }) => last_active_at && when(last_active_at) },
        ],
        empty: 'You are not connected with anybody yet. See who is there: study-mate nearby',
      },
    );
  },
});
