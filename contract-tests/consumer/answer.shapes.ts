import { listOf, pattern, type Rule, whole } from './matching-rules.ts';

const link = (query: string): Rule =>
  pattern(`^https?://.+\\?(.+&)?${query}$`, `http://localhost:8000/somewhere/?${query}`);

/** A list on one page, unless `next` or `previous` name what their links must hold. */
export const page = (row: unknown, { next, previous }: { next?: string; previous?: string } = {}) => ({
  count: whole(1),
  next: next ? link(next) : null,
  previous: previous ? link(previous) : null,
  results: listOf(row),
});

/** A text that programs or people are shown word for word. */
export const actionError = (sentence: string) => ({ error: sentence, detail: sentence });
