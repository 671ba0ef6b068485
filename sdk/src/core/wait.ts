import { toFailure } from './errors.ts';

/** Milliseconds before another attempt. Full jitter: clients that failed together do not come back together. */
export const backOff = (attempt: number, ceiling = 5_000): number =>
  Math.random() * Math.min(ceiling, 300 * 2 ** attempt);

/** Rejects with an `AbortedError` as soon as the signal says so. */
export const whenAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const stop = () => reject(toFailure(undefined, signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });

/** Waits so many milliseconds, or until the signal ends the wait with an `AbortedError`. */
export const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> => {
  let stop = () => {};
  const rest = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    stop = () => {
      clearTimeout(timer);
      reject(toFailure(undefined, signal));
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  return rest.finally(() => signal.removeEventListener('abort', stop));
};
