import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { schoolFlags } from '../../school-flags.ts';

export const addSchool = defineCommand({
  name: 'schools add',
  summary: 'Add a school for everybody',
  args: { name: required('What it is called'), address: required('Where it is') },
  flags: schoolFlags,
  examples: [
    {
      line: 'study-mate schools add "Đại học Xây dựng Hà Nội" "55 Giải Phóng" --short HUCE --city 1',
      about: 'In the city with the id 1',
    },
  ],

  async run(context, { short: short_name, ...school }) {
    const mate = await context.signedIn();
    const added = await mate.schools.createSchool({ ...school, short_name });
    context.output.done(`${added.name} is there (school ${added.id}).`, added, [added.id, added.name]);
  },
});
