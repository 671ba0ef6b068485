import type { OperationId } from './wire.ts';

/** The spec's name of the header; operations that have it as a parameter are done once a key. */
export const idempotencyHeader = 'Idempotency-Key';

/** A write with the key by which its sender knows it. Nobody else's writes share it, nor do those of other operations. */
export interface KeyedWrite {
  userId: number;
  operation: OperationId;
  key: string;
  /** The same for what is the same request. */
  fingerprint: Buffer;
}

export interface KeptAnswer {
  status: number;
  /** The JSON as it was sent; null where there was none. */
  body: string | null;
}

/** What has become of a write. */
export type Claim =
  /** Nobody has done it: whoever asked has to, and then to call one of the two. */
  | { state: 'claimed'; keep(answer: KeptAnswer): Promise<void>; release(): Promise<void> }
  | { state: 'running' }
  /** The key belongs to another request. */
  | { state: 'reused' }
  | { state: 'answered'; answer: KeptAnswer };

/** Of any number of nodes and requests, one gets the claim. */
export type ClaimWrite = (write: KeyedWrite) => Promise<Claim>;
