import type { Logger } from 'pino';
import type { Actor } from '../core/actor.ts';
import { AppError, type ErrorKind, type FieldErrorMap, forbidden } from '../core/errors.ts';
import { limitOfEvent, type RateLimiter } from '../core/limits.ts';
import type { ClientEventName, EventHandlers } from '../core/wire.ts';
import { type Connection, closeCodes } from './connection.ts';
import type { LiveHub } from './hub.ts';
import { type EventError, type Refusal, type Reply, refusal } from './reply.ts';

/** What features handle. A fresh token concerns the connection itself, so it is handled here. */
export type FeatureEvents = Omit<EventHandlers, 'authenticate'>;

/** Takes one client event from either protocol to its feature and back; it always answers and never throws. */
export type Gateway = (type: unknown, data: unknown, connection: Connection) => Promise<Reply>;

const codeOf: Record<ErrorKind, EventError['code']> = {
  invalid: 'validation',
  refused: 'validation',
  unauthenticated: 'unauthorized',
  forbidden: 'forbidden',
  'not-found': 'not_found',
  'method-not-allowed': 'validation',
  'not-acceptable': 'validation',
  conflict: 'validation',
  'too-large': 'validation',
  'unsupported-media-type': 'validation',
  unprocessable: 'validation',
  'too-many': 'rate_limited',
};

const isAbsent = (texts: unknown): boolean =>
  Array.isArray(texts) && /^This field (is required|may not be (null|blank))\.$/.test(String(texts[0]));

/** What the error says to people; the protocol has words of its own for a message without text. */
const messageOf = (error: AppError, type: unknown): string =>
  error.kind === 'invalid' && type === 'chat_message' && isAbsent(error.body.content)
    ? 'Message content cannot be empty'
    : error.message;

export function toRefusal(error: AppError, type?: unknown): Refusal {
  const answer = refusal(codeOf[error.kind], messageOf(error, type));
  // The body of an invalid input is its map of fields.
  if (error.kind === 'invalid') answer.error.fields = error.body as FieldErrorMap;
  if (error.retryAfter !== undefined) answer.error.retry_after = error.retryAfter;
  return answer;
}

export function createGateway(options: {
  hub: LiveHub;
  events: FeatureEvents;
  authenticate(token: string): Promise<Actor>;
  recheck(actor: Actor): Promise<Actor>;
  limiter: RateLimiter;
  logger: Logger;
}): Gateway {
  const { hub, events, limiter, logger } = options;
  const { schemas, outgoing } = hub;

  /** The connection goes on under the new sign-in; that the old one ends no longer concerns it. */
  const reauthenticate = async (token: string, connection: Connection) => {
    const arrival = hub.expect();
    try {
      const actor = await options.authenticate(token);
      if (actor.id !== connection.actor.id) throw forbidden('The token belongs to somebody else.');
      connection.actor = actor;
      return { expires_at: actor.expiresAt.toISOString() };
    } finally {
      hub.settle(connection, arrival);
    }
  };

  const handlersOf = (connection: Connection): EventHandlers => ({
    ...events,
    authenticate: ({ token }) => reauthenticate(token, connection),
  });

  const answer = async <E extends ClientEventName>(type: E, data: unknown, connection: Connection) => {
    const payload = schemas.read(type, data);
    await limiter.spend(limitOfEvent(type), { address: connection.address, account: String(connection.actor.id) });
    // A fresh token speaks for itself; everything else is done as the person stands now.
    if (type !== 'authenticate') connection.actor = await options.recheck(connection.actor);
    const handle: EventHandlers[E] = handlersOf(connection)[type];
    return handle(payload, connection.actor);
  };

  const replyTo: Gateway = async (type, data, connection) => {
    if (!schemas.isClientEvent(type)) return refusal('validation', 'Unknown message type');
    try {
      return { ok: true, data: await answer(type, data, connection) };
    } catch (error) {
      if (!(error instanceof AppError)) {
        logger.error({ err: error, event: type }, 'A client event failed');
        return refusal('internal', 'Internal server error.');
      }
      if (error.kind === 'unauthenticated' && type !== 'authenticate') {
        setImmediate(() => connection.close(closeCodes.signedOut, 'Signed out'));
      }
      return toRefusal(error, type);
    }
  };

  return async (type, data, connection) => outgoing.reply(type, await replyTo(type, data, connection));
}
