/** Runs one statement on many rows: `$1` is a JSON array of them, further values follow. */
export type Insert = <Returned extends object>(
  text: string,
  rows: readonly object[],
  ...values: unknown[]
) => Promise<Returned[]>;
