type Value = string | number | null;

/** Nothing comes last either way. */
function compare(one: Value, other: Value, sign: number): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -sign : sign;
}

const byId = (one: { id: number }, other: { id: number }): number => one.id - other.id;

/** The newest first, and of those of one moment the last. */
export const newestFirst = <Row extends { id: number }>(
  rows: readonly Row[],
  timeOf: (row: Row) => string | null,
): Row[] => [...rows].sort((one, other) => compare(timeOf(one), timeOf(other), -1) || byId(other, one));

/** From the smallest value to the greatest. */
export const ascending = <Row extends { id: number }>(rows: readonly Row[], read: (row: Row) => Value): Row[] =>
  [...rows].sort((one, other) => compare(read(one), read(other), 1) || byId(one, other));

/**
 * Rows in the order that somebody wishes for, such as `-created_at,name`. Names that are not offered are passed over; if
 * none is left, the rows stay as they are.
 */
export function inOrder<Row extends { id: number }>(
  rows: readonly Row[],
  wish: string | undefined,
  offered: Readonly<Record<string, (row: Row) => Value>>,
): Row[] {
  const wanted = (wish ?? '').split(',').flatMap((word) => {
    const name = word.trim();
    const read = Object.entries(offered).find(([key]) => key === name.replace(/^-/, ''))?.[1];
    return read ? [{ read, sign: name.startsWith('-') ? -1 : 1 }] : [];
  });
  if (wanted.length === 0) return [...rows];
  return [...rows].sort((one, other) => {
    const differences = wanted.map(({ read, sign }) => compare(read(one), read(other), sign));
    return differences.find((it) => it !== 0) ?? byId(one, other);
  });
}
