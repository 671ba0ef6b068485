/** The values of a statement that is put together from parts: they are sent beside the text, never within it. */
export class Binds {
  readonly values: unknown[] = [];

  /** Takes a value and answers with its place in the statement, such as `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
