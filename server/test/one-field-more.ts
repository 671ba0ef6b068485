/** One copy for each object in a value, with a field more in that object. */
export function* withOneFieldMore(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield { ...value, nobody_knows: 1 };
  for (const [key, inner] of Object.entries(value)) {
    for (const changed of withOneFieldMore(inner)) {
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
    }
  }
}
