import { defineCommand } from '../../command.ts';
import { groupColumns } from '../../output/group-view.ts';
import { flag } from '../../parameter.ts';
import { withPosition } from '../../position.ts';
import { findSubject } from '../../resolve/subject.ts';
import { toNumber } from '../../values.ts';

export const listNearby = defineCommand({
  name: 'groups nearby',
  summary: 'List the groups near you, nearest first',
  args: {},
  flags: {
    radius: flag('km', 'How far to look (10 unless told)', { parse: toNumber }),
    subject: flag('id or name', 'Only about this subject'),
  },
  examples: [
    { line: 'study-mate groups nearby', about: 'Within ten kilometres' },
    { line: 'study-mate groups nearby --radius 2.5', about: 'Within a walk' },
  ],

  async run(context, { radius, subject: about }) {
    const mate = await context.signedIn();
    const subject = about === undefined ? undefined : await findSubject(mate, about);
    const rows = await withPosition(() => mate.groups.listNearbyGroups({ radius_km: radius, subject }));
    await context.output.list(rows, { columns: groupColumns, empty: 'No group is near. Try a larger --radius.' });
  },
});
