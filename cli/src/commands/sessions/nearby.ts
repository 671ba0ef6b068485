import { defineCommand } from '../../command.ts';
import { sessionColumns } from '../../output/session-view.ts';
import { flag } from '../../parameter.ts';
import { withPosition } from '../../position.ts';
import { typeFlag } from '../../session-words.ts';
import { toNumber } from '../../values.ts';

export const listNearby = defineCommand({
  name: 'sessions nearby',
  summary: 'List the sessions near you, nearest first',
  args: {},
  flags: { radius: flag('km', 'How far to look (5 unless told)', { parse: toNumber }), type: typeFlag },
  examples: [
    { line: 'study-mate sessions nearby', about: 'Within five kilometres' },
    { line: 'study-mate sessions nearby --radius 20 --type hybrid', about: 'Farther, and online for the others' },
  ],

  async run(context, { radius: radius_km, type: session_type }) {
    const mate = await context.signedIn();
    const rows = await withPosition(() => mate.sessions.listNearbySessions({ radius_km, session_type }));
    const empty = 'There is no session near enough. Try a larger --radius.';
    await context.output.list(rows, { columns: sessionColumns, empty });
  },
});
