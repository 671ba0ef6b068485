import { useState } from 'react';
import type { StudyMate } from '../client.ts';
import { StudyMateError } from '../core/errors.ts';
import type { Page, PageBody, PagePromise } from '../core/page.ts';
import { useCall } from './use-call.ts';

/** What has come of a list so far. */
export interface Pages<Row> {
  /** The rows of all pages that are there. */
  rows: readonly Row[];
  /** How many rows the whole list has; unknown until its first page is there. */
  count: number | undefined;
  /** Why there are no rows, or no more of them. */
  error: StudyMateError | undefined;
  isLoading: boolean;
  hasMore: boolean;
  /** Asks for the next page, unless there is none or it is on its way. */
  loadMore: () => void;
  /** Begins again with the first page. */
  reload: () => void;
}

/** What follows the first page. */
interface More<Body extends PageBody> {
  first: Page<Body> | undefined;
  pages: Page<Body>[];
  isLoading: boolean;
  error?: StudyMateError;
}

/**
 * A list that grows page by page. It is asked for, again and aborted as with `useCall`.
 *
 * @param list what to ask; hand on the signal
 * @param dependencies what the call uses, as for `useEffect`
 *
 * @example
 * const { rows, hasMore, loadMore } = usePages(
 *   (mate, signal) => mate.discover.listNearbyLearners({ radius }, { signal }),
 *   [radius],
 * );
 */
export function usePages<Body extends PageBody>(
  list: (mate: StudyMate, signal: AbortSignal) => PagePromise<Body>,
  dependencies: readonly unknown[],
): Pages<Body['results'][number]> {
  const { data: first, error, isLoading, reload } = useCall<Page<Body>>(list, dependencies);
  const [known, setMore] = useState<More<Body>>({ first: undefined, pages: [], isLoading: false });
  // What followed another first page does not follow this one.
  const more: More<Body> = known.first === first ? known : { first, pages: [], isLoading: false };
  const last = more.pages.at(-1) ?? first;
  const hasMore = !!last?.hasNextPage();

  const loadMore = () => {
    if (!last || !hasMore || isLoading || more.isLoading) return;
    const enter = (next: Partial<More<Body>>) => {
      const after = { first, pages: more.pages, isLoading: false, ...next };
      setMore((before) => (before.first === first ? after : before));
    };
    setMore({ first, pages: more.pages, isLoading: true });
    last.nextPage().then(
      (page) => enter({ pages: [...more.pages, page] }),
      (failure) => {
        if (failure instanceof StudyMateError) return enter({ error: failure });
        setMore(() => {
          throw failure;
        });
      },
    );
  };

  return {
    rows: [first, ...more.pages].flatMap((page) => page?.results ?? []) as Body['results'],
    count: last?.count,
    error: error ?? more.error,
    isLoading: isLoading || more.isLoading,
    hasMore,
    loadMore,
    reload,
  };
}
