/** What one connection has sent and is not yet answered. */
export interface Inbox {
  /** Runs the task after all earlier ones have finished; false, and nothing happens, when too many are waiting. */
  add(task: () => Promise<void>): boolean;
}

/** Keeps the order in which a client speaks, and bounds how far it may run ahead of the answers. */
export function createInbox(capacity: number, onFault: (error: unknown) => void): Inbox {
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  return {
    add(task) {
      if (waiting >= capacity) return false;
      waiting += 1;
      last = last
        .then(task)
        .catch(onFault)
        .finally(() => {
          waiting -= 1;
        });
      return true;
    },
  };
}
