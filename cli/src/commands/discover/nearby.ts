import type { NearbyLearner } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import type { Column } from '../../output/cell.ts';
import { kilometres } from '../../output/distance.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';
import { withPosition } from '../../position.ts';
import { toNumber } from '../../values.ts';

const columns: Column<NearbyLearner>[] = [
  { title: 'Id', of: ({ id }) => id },
  { title: 'Name', of: ({ full_name }) => full_name, isFlexible: true },
  { title: 'Distance', of: ({ distance_km }) => kilometres(distance_km) },
  { title: 'School', of: ({ school_name }) => school_name, isFlexible: true },
  { title: 'Major', of: ({ major }) => major, isFlexible: true },
  { title: 'Year', of: ({ year }) => year },
];

export const nearby = defineCommand({
  name: 'nearby',
  summary: 'List learners near you, nearest first',
  about: 'People with whom you have a request or a connection already are not listed.',
  args: {},
  flags: {
    radius: flag('km', 'How far to look (the radius of your profile unless told)', { parse: toNumber }),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate nearby', about: 'Within the radius of your profile' },
    { line: 'study-mate nearby --radius 2.5', about: 'Within a walk' },
    { line: 'study-mate nearby --all --json', about: 'Everybody, for a program' },
    { line: "study-mate nearby --jq '.[].full_name'", about: 'Only the names' },
  ],

  async run(context, { radius, limit, all }) {
    const mate = await context.signedIn();
    const rows = await withPosition(() =>
      collect(context, { limit, all }, (page_size) => mate.discover.listNearbyLearners({ radius, page_size })),
    );
    await context.output.list(rows, { columns, empty: 'Nobody is near enough. Try a larger --radius.' });
  },
});
