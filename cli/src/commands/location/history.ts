import { defineCommand } from '../../command.ts';
import { when } from '../../output/time.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag, optional } from '../../parameter.ts';
import { toId, toMoment } from '../../values.ts';

export const showHistory = defineCommand({
  name: 'location history',
  summary: 'List where you were, latest first',
  args: { id: optional('One entry of the history', toId) },
  flags: {
    from: flag('date', 'Not before this day or moment', { parse: toMoment }),
    to: flag('date', 'Not after this day or moment', { parse: toMoment }),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate location history', about: 'The latest positions' },
    { line: 'study-mate location history --from 2025-10-01 --all', about: 'Since a day' },
  ],

  async run(context, { id, from, to, limit, all }) {
    const { output } = context;
    const mate = await context.signedIn();
    if (id !== undefined) {
      const entry = await mate.location.getLocationHistoryEntry(id);
      return output.record(entry, [
        ['Id', entry.id],
        ['Latitude', entry.latitude],
        ['Longitude', entry.longitude],
        ['Recorded', when(entry.recorded_at)],
        ['Accuracy', entry.accuracy === null ? null : `${entry.accuracy} m`],
      ]);
    }
    const rows = await collect(context, { limit, all }, (size) =>
      mate.location.listLocationHistory({ limit: size, from_date: from, to_date: to }),
    );
    await output.list(rows, {
      columns: [
        { title: 'Id', of: ({ id }) => id },
        { title: 'Latitude', of: ({ latitude }) => latitude },
        { title: 'Longitude', of: ({ longitude }) => longitude },
        { title: 'Recorded', of: ({ recorded_at }) => when(recorded_at) },
        { title: 'Accuracy', of: ({ accuracy }) => accuracy },
      ],
      empty: 'No positions are recorded.',
    });
  },
});
