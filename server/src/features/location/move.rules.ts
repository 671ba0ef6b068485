import type { Coordinates } from '../../core/position.ts';

const metresThatCount = 100;
const secondsThatCount = 15 * 60;

/** How a reported position compares with what is known; undefined where there is nothing to compare with. */
export interface Move {
  /** From the previous position. */
  metres: number | undefined;
  /** Since the newest entry of the history. */
  seconds: number | undefined;
}

export interface Verdict {
  isSaved: boolean;
  /** The contract's words for it. */
  message: string;
}

/** What became of a reported position; null where there was nothing to compare with. */
export interface Outcome extends Coordinates, Verdict {
  metres: number | null;
  seconds: number | null;
  at: Date;
}

/** Decides whether a position enters the history. A slow walk in short steps is recorded by the clock alone. */
export function judge({ metres, seconds }: Move): Verdict {
  if (metres === undefined) return { isSaved: true, message: 'Initial location set' };
  if (seconds === undefined) return { isSaved: true, message: 'First location recorded' };

  const distance = `${metres.toFixed(1)}m`;
  const minutes = (seconds / 60).toFixed(1);
  const isFar = metres >= metresThatCount;
  const isLate = seconds >= secondsThatCount;
  if (isFar && isLate) {
    return { isSaved: true, message: `Location saved: moved ${distance} and ${minutes} minutes passed` };
  }
  if (isFar) return { isSaved: true, message: `Location saved: moved ${distance} (threshold: 100m)` };
  if (isLate) return { isSaved: true, message: `Location saved: ${minutes} minutes passed (threshold: 15 min)` };
  return {
    isSaved: false,
    message: `Location updated but not saved to history (moved ${distance} in ${minutes} min)`,
  };
}
