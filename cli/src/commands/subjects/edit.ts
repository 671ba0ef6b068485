import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
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
  },
  examples: [{ line: 'study-mate subjects edit ECON101 --en "Principles of Microeconomics"', about: 'Rename it' }],

  async run(context, { subject: which, code, vi: name_vi, en: name_en, level }) {
    const wished = { code, name_vi, name_en, level };
    if (Object.values(wished).every((value) => value === undefined)) {
      throw new UsageError('There is nothing to change.', 'See what can be with: study-mate subjects edit --help');
    }
    const mate = await context.signedIn();
    const subject = await mate.subjects.updateSubject(await findSubject(mate, which), wished);
    context.output.done(`Subject ${subject.id} is ${subject.code}, ${subject.name_en}.`, subject, [
      subject.id,
      subject.code,
      subject.name_vi,
      subject.name_en,
      subject.level,
    ]);
  },
});
