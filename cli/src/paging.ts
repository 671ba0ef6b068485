import type { PageBody, PagePromise } from '@study-mate/sdk';
import type { Context } from './context.ts';
import { flag, toggle } from './parameter.ts';
import { toCount } from './values.ts';

const usualLimit = 20;
const largestPage = 100;

export const pageFlags = {
  limit: flag('count', `Show at most so many (${usualLimit} unless told)`, { short: 'n', parse: toCount }),
  all: toggle('Show all of them'),
};

interface Wish {
  limit: number | undefined;
  all: boolean;
}

/** The first rows of a list, from as many pages as it takes. */
export async function collect<Body extends PageBody>(
  { output }: Context,
  { limit = usualLimit, all }: Wish,
  load: (pageSize: number) => PagePromise<Body>,
): Promise<Body['results']> {
  const wanted = all ? Number.POSITIVE_INFINITY : limit;
  let page = await load(Math.min(wanted, largestPage));
  const rows: Body['results'] = [...page.results];
  while (rows.length < wanted && page.hasNextPage()) {
    page = await page.nextPage();
    rows.push(...page.results);
  }
  if (rows.length > wanted) rows.length = wanted;
  const { count } = page;
  if (output.isTerminal && rows.length < count) output.note(`${rows.length} of ${count}; --all shows them all.`);
  return rows;
}
