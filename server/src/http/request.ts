import type { Actor } from '../core/actor.ts';
import type { OperationId } from '../core/wire.ts';

/** The operation that a request was matched with. */
export interface MatchedOperation {
  id: OperationId;
  /** The path as the spec writes it, for logs and metrics: it holds no ids and no query. */
  template: string;
  pathParams: Record<string, string>;
  isPublic: boolean;
  /** Whether it reads a body at all. */
  hasBody: boolean;
}

declare global {
  namespace Express {
    interface Request {
      /** Ties the answer, the log and a bug report together; also in `X-Request-Id`. */
      id: string;
      operation?: MatchedOperation;
      actor?: Actor;
    }
  }
}
