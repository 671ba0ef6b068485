import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
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
    ...putFlag,
  },
  examples: [
    { line: 'study-mate groups set IELTS --description "Every Tuesday at seven"', about: 'What it is about' },
    { line: 'study-mate groups set IELTS --max-members ""', about: 'As many members as there are' },
  ],

  async run(context, { group: which, put, ...flags }) {
    assertChange(flags, 'groups set');
    const mate = await context.signedIn();
    const id = await findGroup(mate, which);
    const wished = await toGroupForm(mate, flags);
    const group = await (put ? mate.groups.replaceGroup(id, asForm(wished)) : mate.groups.updateGroup(id, wished));
    context.output.record(group, groupFields(group));
  },
});
