/** What goes wrong with a request. */
export type Trouble =
  /** It is answered, but only after so many milliseconds. */
  | { delay: number }
  /** The connection breaks: before the server has read it (`request`), or when all is done (`answer`). */
  | { drop: 'request' | 'answer' }
  /** It is refused as the documentation says: the token has run out, too many requests, a fault of the server. */
  | { status: 401 | 429 | 500 };

export type Fault = Trouble & {
  /** Only this operation, by its operationId such as `sendMessage`. Without it: every one. */
  operation?: string;
  /** How many requests it meets. Without it: all, until it is taken back. */
  times?: number;
};

/** Trouble on demand. */
export interface FaultControl {
  /** From now on; the function that comes back takes the fault away again. Throws for an unknown operation. */
  add(fault: Fault): () => void;
  clear(): void;
}
