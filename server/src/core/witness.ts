import type { OperationId } from './wire.ts';

/** An answer that has left, after it was found to be as the spec documents it. */
export interface SeenAnswer {
  kind: 'answer';
  operation: OperationId;
  status: number;
  /** Without its parameters; none where there is no body. */
  mediaType?: string;
  /** The media type of the request's body. */
  sentAs?: string;
}

export type Seen = SeenAnswer;

/** Told of everything that a server which checks itself has let out; one in production does not check. */
export type Witness = (seen: Seen) => void;
