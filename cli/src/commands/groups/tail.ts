import { defineCommand } from '../../command.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { aboutTail, assertOneBeginning, tailFeed, tailFlags } from '../../tail-feed.ts';

export const tailGroup = defineCommand({
  name: 'groups tail',
  summary: 'Print the messages of a group as they come, until Ctrl-C',
  about: aboutTail,
  args: { group: whichGroup },
  flags: tailFlags,
  examples: [
    { line: 'study-mate groups tail "Machine Learning"', about: 'From now on' },
    { line: 'study-mate groups tail "Machine Learning" --last 10 --json', about: 'With a little history' },
  ],

  async run(context, { group: which, ...beginning }) {
    assertOneBeginning(beginning);
    const mate = await context.signedIn();
    const group = await findGroup(mate, which);
    await tailFeed(context, mate, {
      ...beginning,
      latestSeq: async () => (await mate.groups.listGroupMessages(group, { page_size: 1 })).results[0]?.seq ?? 0,
      follow: (realtime, options) => realtime.group(group, options),
    });
  },
});
