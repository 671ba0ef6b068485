/** Milliseconds after which typing is over, if nothing says so: who types says it again every 3 seconds. */
const LASTS = 7_000;

/** Who is typing at the moment. */
export class Typists {
  readonly #typists = new Map<number, { name: string; timer: ReturnType<typeof setTimeout> }>();
  readonly #onChange: (names: string[]) => void;

  constructor(onChange: (names: string[]) => void) {
    this.#onChange = onChange;
  }

  /** @param name undefined when they have stopped */
  set(id: number, name: string | undefined): void {
    const before = this.#typists.get(id);
    clearTimeout(before?.timer);
    this.#typists.delete(id);
    if (name) this.#typists.set(id, { name, timer: setTimeout(() => this.set(id, undefined), LASTS) });
    if (before?.name !== name) this.#onChange([...this.#typists.values()].map((typist) => typist.name));
  }

  clear(): void {
    for (const id of [...this.#typists.keys()]) this.set(id, undefined);
  }
}
