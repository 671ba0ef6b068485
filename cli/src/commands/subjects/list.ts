import { defineCommand } from '../../command.ts';
import { subjectColumns } from '../../output/subject-view.ts';
import { collect, pageFlags } from '../../paging.ts';
import { flag } from '../../parameter.ts';
import { toLevel } from '../../subject-words.ts';

export const listSubjects = defineCommand({
  name: 'subjects list',
  summary: 'List the subjects there are',
  args: {},
  flags: {
    search: flag('text', 'Only those with these words in their code or names', { short: 's' }),
    level: flag('level', 'Only those meant for beginner, intermediate, advanced or expert', { parse: toLevel }),
    order: flag('fields', 'By code, name_en or created_at; -code turns it round'),
    ...pageFlags,
  },
  examples: [
    { line: 'study-mate subjects list', about: 'The newest subjects' },
    { line: 'study-mate subjects list --search "lap trinh"', about: 'With or without the marks of Vietnamese' },
    { line: 'study-mate subjects list --level beginner --order code --all --json', about: 'For a program' },
  ],

  async run(context, { search, level, order: ordering, ...wish }) {
    const mate = await context.signedIn();
    const rows = await collect(context, wish, (page_size) =>
      mate.subjects.listSubjects({ search, level, ordering, page_size }),
    );
    await context.output.list(rows, { columns: subjectColumns, empty: 'There are no such subjects.' });
  },
});
