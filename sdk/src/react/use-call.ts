import { useEffect, useMemo, useReducer, useState } from 'react';
import type { StudyMate } from '../client.ts';
import { StudyMateError } from '../core/errors.ts';
import { useWires } from './provider.ts';
import { useSession } from './session.ts';

/** What has come of a call so far. */
export interface Call<Data> {
  /** The answer; while it is asked for anew, the one before. */
  data: Data | undefined;
  /** Why there is no answer, or none that is newer. */
  error: StudyMateError | undefined;
  isLoading: boolean;
  /** Asks again. */
  reload: () => void;
}

interface Outcome<Data> {
  /** What was asked. */
  question: unknown;
  data?: Data | undefined;
  error?: StudyMateError | undefined;
  isLoading: boolean;
}

/**
 * Makes a call when the component appears, and again whenever `dependencies` or the person change; a call that nobody
 * waits for any more is aborted. A mistake of the program that `call` throws goes to the next error boundary.
 *
 * @param call what to ask; hand on the signal
 * @param dependencies what the call uses, as for `useEffect`
 *
 * @example
 * const { data: group, error, reload } = useCall((mate, signal) => mate.groups.getGroup(id, { signal }), [id]);
 */
export function useCall<Data>(
  call: (mate: StudyMate, signal: AbortSignal) => Promise<Data>,
  dependencies: readonly unknown[],
): Call<Data> {
  const { mate } = useWires();
  const { state, userId } = useSession();
  const isKnown = state !== 'unknown';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a name for what is asked, and by whom
  const question = useMemo(() => ({}), [mate, isKnown, userId, ...dependencies]);
  const [outcome, setOutcome] = useState<Outcome<Data>>({ question: undefined, isLoading: true });
  const [turn, reload] = useReducer((count: number) => count + 1, 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for the call, a turn asks it again
  useEffect(() => {
    // Whose call it is, is not known yet.
    if (!isKnown) return;
    const stop = new AbortController();
    const enter = (change: Partial<Outcome<Data>>) =>
      setOutcome((before) => ({ ...(before.question === question && before), question, isLoading: false, ...change }));
    enter({ isLoading: true });
    call(mate, stop.signal).then(
      (data) => stop.signal.aborted || enter({ data, error: undefined }),
      (error) => {
        if (stop.signal.aborted) return;
        if (error instanceof StudyMateError) return enter({ error });
        setOutcome(() => {
          throw error;
        });
      },
    );
    return () => stop.abort();
  }, [question, turn]);
  const { data, error, isLoading } = outcome.question === question ? outcome : { isLoading: true };
  return { data, error, isLoading, reload };
}
