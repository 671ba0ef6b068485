import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { groupFlags, toGroupForm } from '../../group-form.ts';
import { groupFields } from '../../output/group-view.ts';
import { flag } from '../../parameter.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { toChoice } from '../../values.ts';

export const setGroup = defineCommand({
  name: 'groups set',
  summary: 'Change a group of which you are admin',
  about: 'What is not named stays as it is. An empty text empties a field: --school ""',
  args: { group: whichGroup },
  flags: {
    name: flag('text', 'What it is called'),
    ...groupFlags,
    status: flag('state', 'active, inactive (nobody gets in) or archived (nobody writes)', {
      parse: toChoice('active', 'inactive', 'archived'),
    }),
  },
  examples: [
    { line: 'study-mate groups set IELTS --description "Every Tuesday at seven"', about: 'What it is about' },
    { line: 'study-mate groups set IELTS --max-members ""', about: 'As many members as there are' },
  ],

  async run(context, { group: which, ...flags }) {
    const { subject, ...others } = flags;
    if (!subject.length && Object.values(others).every((value) => value === undefined)) {
      throw new UsageError('There is nothing to change.', 'See what can be with: study-mate groups set --help');
    }
    const mate = await context.signedIn();
    const group = await mate.groups.updateGroup(await findGroup(mate, which), await toGroupForm(mate, flags));
    context.output.record(group, groupFields(group));
  },
});
