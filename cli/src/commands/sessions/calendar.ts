import { defineCommand } from '../../command.ts';
import { UsageError } from '../../failure.ts';
import { sessionColumns } from '../../output/session-view.ts';
import { flag, optional, type Parse } from '../../parameter.ts';
import { ownTimeZone } from '../../session-words.ts';

const toMonth: Parse<{ year: number; month: number }> = (text) => {
  const [, year, month] = /^(\d{4})-(\d\d?)$/.exec(text) ?? [];
  if (!year) throw new UsageError(`"${text}" is not a month.`, 'Write it like 2026-03.');
  return { year: Number(year), month: Number(month) };
};

export const showCalendar = defineCommand({
  name: 'sessions calendar',
  summary: 'Show a month of your sessions',
  about: 'Days and times are those of your own time zone, unless told.',
  args: { month: optional('The month, such as 2026-03; the current one unless told', toMonth) },
  flags: { timezone: flag('name', 'Whose calendar, such as Europe/Berlin') },
  examples: [
    { line: 'study-mate sessions calendar', about: 'This month' },
    { line: 'study-mate sessions calendar 2026-03 --timezone Asia/Ho_Chi_Minh', about: 'March as in Hanoi' },
    { line: 'study-mate sessions calendar --json', about: 'For a program' },
  ],

  async run(context, { month: wish, timezone = ownTimeZone() }) {
    const { output } = context;
    const now = new Date();
    const { year, month } = wish ?? { year: now.getFullYear(), month: now.getMonth() + 1 };
    const mate = await context.signedIn();
    const rows = await mate.sessions.listMonthlySessions({ year, month, timezone });
    if (output.isJson || !output.isTerminal || output.isPlain) {
      return output.list(rows, { columns: sessionColumns, empty: 'Nothing is planned.' });
    }
    const { drawMonth } = await import('../../output/month-view.ts');
    const { width, style } = output;
    output.write(drawMonth(rows, { year, month, timezone, width, style, now }));
  },
});
