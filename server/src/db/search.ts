import type { Binds } from './binds.ts';

const term = /"([^"]*)"|[^\s,"]+/g;

/** What to look for: words, separated by white space or commas, and "phrases in quotation marks". */
export const toTerms = (text: string | undefined): string[] =>
  [...(text ?? '').matchAll(term)].map(([word, phrase]) => (phrase ?? word).trim()).filter((found) => found !== '');

/**
 * Conditions that hold for rows in which every term of a search is found, one a term. `found` is the condition for a
 * single term, given the LIKE pattern of it; what is compared with the pattern must have gone through `search_text`.
 */
export const findsAll = (text: string | undefined, binds: Binds, found: (pattern: string) => string): string[] =>
  toTerms(text).map((word) => `(${found(`search_pattern(${binds.add(word)})`)})`);
