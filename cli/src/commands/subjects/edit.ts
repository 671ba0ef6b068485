import { asForm, assertChange, putFlag } from '../../changes.ts';
import { defineCommand } from '../../command.ts';
import { flag, required } from '../../parameter.ts';
import { findSubject } from '../../resolve/subject.ts';
import { meantFor } from '../../subject-words.ts';

export const editSubject = defineCommand({
  name: 'subjects edit',
  summary: 'Change a subject for everybody; for staff',
  about: 'What is not named stays as it is. An empty level says that the subject is for everybody: --level ""',
  args: { subject: required('Id of the subject, or a part of its code or names') },
  flags: {
    code: flag('text', 'A short name that no other subject has'),
    vi: flag('name', 'Its Vietnamese name'),
    en: flag('name', 'Its English name'),
    level: meantFor,
    ...putFlag,
  },
  examples: [{ line: 'study-mate subjects edit ECON101 --en "Principles of Microeconomics"', about: 'Rename it' }],

  async run(context, { subject: which, code, vi: name_vi, en: name_en, level, put }) {
    const wished = { code, name_vi, name_en, level };
    assertChange(wished, 'subjects edit');
    const mate = await context.signedIn();
    const id = await findSubject(mate, which);
    const subject = await (put
      ? mate.subjects.replaceSubject(id, asForm(wished))
      : mate.subjects.updateSubject(id, wished));
    context.output.done(`Subject ${subject.id} is ${subject.code}, ${subject.name_en}.`, subject, [
      subject.id,
      subject.code,
      subject.name_vi,
      subject.name_en,
      subject.level,
    ]);
  },
});
