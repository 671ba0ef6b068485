import { defineCommand } from '../../command.ts';
import { cityColumns } from '../../output/city-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { optional } from '../../parameter.ts';
import { nearFlags, orderFlag } from '../../place-flags.ts';

export const listCities = defineCommand({
  name: 'cities list',
  summary: 'List cities, or search them',
  about: 'Marks on letters do not count: "ha noi" finds Hà Nội.',
  args: { search: optional('Words that the name contains') },
  flags: { ...nearFlags, order: orderFlag('name or population'), ...pageFlags },
  examples: [
    { line: 'study-mate cities list "ha noi"', about: 'By name' },
    { line: 'study-mate cities list --order -population -n 10', about: 'The ten largest' },
    { line: 'study-mate cities list --lat 16.07 --lng 108.22 --radius 100', about: 'Around Da Nang' },
  ],

  async run(context, { search, lat, lng, radius, order: ordering, limit, all }) {
    const mate = await context.signedIn();
    const rows = await collect(context, { limit, all }, (page_size) =>
      mate.cities.listCities({ search, lat, lng, radius, ordering, page_size }),
    );
    await context.output.list(rows, { columns: cityColumns, empty: 'There are no such cities.' });
  },
});
