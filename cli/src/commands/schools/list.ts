import { defineCommand } from '../../command.ts';
import { schoolColumns } from '../../output/school-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag, optional } from '../../parameter.ts';
import { nearFlags, orderFlag } from '../../place-flags.ts';

export const listSchools = defineCommand({
  name: 'schools list',
  summary: 'List schools, newest first, or search them',
  about: 'Marks on letters do not count: "bach khoa" finds Bách khoa.',
  args: { search: optional('Words in the name, the short name, the address or the city') },
  flags: {
    city: flag('name', 'Only in cities whose name contains this'),
    ...nearFlags,
    order: orderFlag('name, city or created_at'),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate schools list "bach khoa"', about: 'By name' },
    { line: 'study-mate schools list --city hanoi --order name', about: 'One city, by name' },
    { line: 'study-mate schools list --lat 21.028511 --lng 105.804817 --radius 5', about: 'Around a point' },
  ],

  async run(context, { search, city, lat, lng, radius, order: ordering, limit, all }) {
    const mate = await context.signedIn();
    const rows = await collect(context, { limit, all }, (page_size) =>
      mate.schools.listSchools({ search, city, lat, lng, radius, ordering, page_size }),
    );
    await context.output.list(rows, { columns: schoolColumns, empty: 'There are no such schools.' });
  },
});
