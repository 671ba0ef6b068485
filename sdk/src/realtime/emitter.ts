type Handler<Payload> = (payload: Payload) => void;

/** Typed events within one program. */
export class Emitter<Events extends object> {
  readonly #handlers = new Map<keyof Events, Set<Handler<never>>>();

  on<Name extends keyof Events>(name: Name, handler: Handler<Events[Name]>): () => void {
    const handlers = this.#handlers.get(name) ?? new Set();
    this.#handlers.set(name, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /** Whether anybody listens. */
  hears(name: keyof Events): boolean {
    return !!this.#handlers.get(name)?.size;
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const handler of this.#handlers.get(name) ?? []) {
      try {
        (handler as Handler<Events[Name]>)(payload);
      } catch (error) {
        // A handler that fails is reported like any uncaught error, but takes no other handler with it.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
