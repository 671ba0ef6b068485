import { defineCommand } from '../../command.ts';
import { findGroup, whichGroup } from '../../resolve/group.ts';
import { findMembership, whichMember } from '../../resolve/member.ts';

export const rejectMember = defineCommand({
  name: 'groups reject',
  summary: 'Turn somebody away who asks',
  args: { group: whichGroup, member: whichMember },
  flags: {},
  examples: [{ line: 'study-mate groups reject IELTS Trang', about: 'She may ask again' }],

  async run(context, { group: which, member }) {
    const mate = await context.signedIn();
    const id = await findMembership(mate, await findGroup(mate, which), member);
    const result = await mate.groups.rejectMembership(id);
    context.output.done(result.message, result, [id, 'rejected']);
  },
});
