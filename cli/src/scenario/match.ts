/** Words that say what a value must be like, where it cannot be named. */
const matchers: Record<string, (value: unknown, wanted: unknown) => boolean> = {
  $type: (value, wanted) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value) === wanted,
  $match: (value, wanted) => typeof value === 'string' && new RegExp(String(wanted), 'u').test(value),
  $not: (value, wanted) => findMismatch(value, wanted) !== undefined,
  $oneOf: (value, wanted) => Array.isArray(wanted) && wanted.some((it) => findMismatch(value, it) === undefined),
  $contains: (value, wanted) =>
    typeof value === 'string'
      ? value.includes(String(wanted))
      : Array.isArray(value) && value.some((it) => findMismatch(it, wanted) === undefined),
  $length: (value, wanted) => (Array.isArray(value) || typeof value === 'string') && value.length === wanted,
  $min: (value, wanted) => typeof value === 'number' && value >= Number(wanted),
  $max: (value, wanted) => typeof value === 'number' && value <= Number(wanted),
  $present: (value, wanted) => (value !== undefined) === wanted,
};

export const matcherNames = Object.keys(matchers);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isMatcher = (wanted: Record<string, unknown>): boolean =>
  Object.keys(wanted).some((name) => name.startsWith('$'));

/** Names that look like matchers and are none. */
export function unknownMatchers(wanted: unknown): string[] {
  if (Array.isArray(wanted)) return wanted.flatMap(unknownMatchers);
  if (!isRecord(wanted)) return [];
  const own = Object.keys(wanted).filter((name) => name.startsWith('$') && !Object.hasOwn(matchers, name));
  return [...own, ...Object.values(wanted).flatMap(unknownMatchers)];
}

/** Where a value is not what is wanted. */
export interface Mismatch {
  /** As jq would say it: `.results[0].id`. */
  where: string;
  wanted: unknown;
  value: unknown;
}

/** The first place where a value differs; nothing if all that is wanted is there. There may be more in objects. */
export function findMismatch(value: unknown, wanted: unknown, where = ''): Mismatch | undefined {
  const mismatch = { where: where || '.', wanted, value };
  if (isRecord(wanted) && isMatcher(wanted)) {
    const isMet = Object.entries(wanted).every(([name, argument]) => matchers[name]?.(value, argument));
    return isMet ? undefined : mismatch;
  }
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return mismatch;
    return firstOf(wanted.map((it, index) => () => findMismatch(value[index], it, `${where}[${index}]`)));
  }
  if (isRecord(wanted)) {
    if (!isRecord(value)) return mismatch;
    return firstOf(
      Object.entries(wanted).map(
        ([name, it]) =>
          () =>
            findMismatch(value[name], it, `${where}.${name}`),
      ),
    );
  }
  return Object.is(value, wanted) ? undefined : mismatch;
}

const firstOf = (searches: readonly (() => Mismatch | undefined)[]): Mismatch | undefined => {
  for (const search of searches) {
    const found = search();
    if (found) return found;
  }
  return undefined;
};
