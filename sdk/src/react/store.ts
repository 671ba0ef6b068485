import { useSyncExternalStore } from 'react';

/** A value that changes by itself. It does what it takes to know of changes while somebody looks, and only then. */
export abstract class Store<Value> {
  readonly #first: Value;
  #value: Value;
  readonly #listeners = new Set<() => void>();
  #stop = () => {};

  constructor(first: Value) {
    this.#first = first;
    this.#value = first;
  }

  /** Begins to look for changes; returns what ends it. It may begin again later. */
  protected abstract start(): () => void;

  readonly get = (): Value => this.#value;

  /** What there is before anybody has looked: the same on a server and where its page comes to life. */
  readonly getFirst = (): Value => this.#first;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#stop = this.start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  protected set(value: Value): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

export const useStore = <Value>(store: Store<Value>): Value =>
  useSyncExternalStore(store.subscribe, store.get, store.getFirst);
