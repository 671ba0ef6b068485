/** A release, and the public surface that it had. */
export interface Released {
  version: string;
  /** The report of each entry by its path; what is missing was not there. */
  reports: ReadonlyMap<string, string>;
}

export interface Present {
  version: string;
  reports: ReadonlyMap<string, string>;
  /** Names of the packages that change notes are about. */
  noted: readonly string[];
}

export const surfaceOf = '@study-mate/sdk';

/** What users would find changed without a word: one line an entry. */
export function unmentioned(released: Released, present: Present): string[] {
  const isMentioned = present.version !== released.version || present.noted.includes(surfaceOf);
  if (isMentioned) return [];
  const paths = new Set([...released.reports.keys(), ...present.reports.keys()]);
  return [...paths].filter((path) => released.reports.get(path) !== present.reports.get(path)).sort();
}
