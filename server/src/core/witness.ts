import type { ClientEventName, OperationId, ServerEventName, Wire } from './wire.ts';

export interface SeenAnswer {
  kind: 'answer';
  operation: OperationId;
  status: number;
  /** Without its parameters; none where there is no body. */
  mediaType?: string;
  /** The media type of the request's body. */
  sentAs?: string;
}

/** Something that has left, after it was found to be as the spec documents it. */
export type Seen =
  | SeenAnswer
  | { kind: 'event'; event: ServerEventName }
  | { kind: 'acknowledgement'; event: ClientEventName }
  | {
      kind: 'refusal';
      /** None where a client sent what is no event; connecting is none either, but can be refused like one. */
      event?: ClientEventName | 'connect';
      code: Wire['EventErrorCode'];
    };

/** Told of everything that a server which checks itself has let out; one in production does not check. */
export type Witness = (seen: Seen) => void;
