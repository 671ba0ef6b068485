/** A text as it is searched by: without case and marks, so that "ha noi" finds Hà Nội. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\s+/g, ' ');

const term = /"([^"]*)"|[^\s,"]+/g;

/** What to look for: words, and "phrases in quotation marks". */
export const toTerms = (search: string | undefined): string[] =>
  [...(search ?? '').matchAll(term)].map(([word, phrase]) => fold(phrase ?? word).trim()).filter(Boolean);

/** Whether every term of a search is found in one of the texts. */
export const isFound = (search: string | undefined, ...texts: readonly string[]): boolean =>
  toTerms(search).every((word) => texts.some((text) => fold(text).includes(word)));

/** Whether a row has what a filter names; a filter that was left out keeps everything. */
export const isWanted = (filter: unknown, value: unknown): boolean => filter === undefined || filter === value;
