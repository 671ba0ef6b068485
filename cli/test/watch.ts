const patienceMs = 30_000;

/** Asks again whenever something may have changed. */
export class Watch {
  readonly #waiting = new Set<() => void>();

  changed(): void {
    for (const look of this.#waiting) look();
  }

  /** The first answer that is not undefined; `describe` tells what there is instead when it does not come. */
  until<Found>(find: () => Found | undefined, describe: () => string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        end();
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`It did not come. There is:\n${describe()}`))),
        patienceMs,
      );
      const look = () => {
        const found = find();
        if (found !== undefined) settle(() => resolve(found));
      };
      this.#waiting.add(look);
      look();
    });
  }
}
