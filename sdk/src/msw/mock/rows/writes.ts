/** A write that was done, and what came of it. */
export interface KeyedWrite {
  /** What was read of the request. */
  fingerprint: string;
  /** As JSON: rows go on changing. */
  answer: string;
  expires: number;
}
