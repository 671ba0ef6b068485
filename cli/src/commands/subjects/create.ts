import { defineCommand } from '../../command.ts';
import { required } from '../../parameter.ts';
import { meantFor } from '../../subject-words.ts';

export const createSubject = defineCommand({
  name: 'subjects create',
  summary: 'Add a subject for everybody',
  args: {
    code: required('A short name that no other subject has'),
    nameVi: required('Its Vietnamese name'),
    nameEn: required('Its English name'),
  },
  flags: { level: meantFor },
  examples: [
    {
      line: 'study-mate subjects create PHIL101 "Triết học" Philosophy --level beginner',
      about: 'Whoever adds a subject does not own it: only staff change it',
    },
  ],

  async run(context, { code, nameVi: name_vi, nameEn: name_en, level }) {
    const mate = await context.signedIn();
    const subject = await mate.subjects.createSubject({ code, name_vi, name_en, level });
    context.output.done(`${subject.name_en} is subject ${subject.id}.`, subject, [subject.id, subject.code]);
  },
});
