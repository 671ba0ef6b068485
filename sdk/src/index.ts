/**
 * The client: a method for each operation, sessions that renew themselves, lists to loop over.
 * @module @study-mate/sdk
 */

export { StudyMate, type StudyMateOptions } from './client.ts';
export type { RequestOptions } from './core/api.ts';
export {
  AbortedError,
  ApiError,
  BadRequestError,
  ConflictError,
  ConnectionError,
  ForbiddenError,
  GapError,
  NotFoundError,
  PayloadTooLargeError,
  RateLimitError,
  RealtimeError,
  ServerError,
  StudyMateError,
  TimeoutError,
  UnauthorizedError,
  UnprocessableEntityError,
} from './core/errors.ts';
export type { Logger, LogLevel } from './core/logging.ts';
export type { Middleware } from './core/middleware.ts';
export type { Page, PageBody, PagePromise } from './core/page.ts';
export type { Fetch } from './core/transport.ts';
export type { Acknowledgements, ClientEvents, ServerEvents } from './generated/events.ts';
export type * from './generated/models.ts';
export type * from './generated/parts.ts';
export type { components, operations, paths } from './generated/schema.ts';
export type { OutboxError } from './outbox/outbox-error.ts';
export type { ChatAddress, ChatKind } from './realtime/chat-address.ts';
export type { ChatFeed, FeedEvents, LiveMessageIn, ReadMessages } from './realtime/chat-feed.ts';
export type { RealtimeEvents, RealtimeHost, RealtimeState } from './realtime/connection.ts';
export type { LiveMessage, OutgoingMessage, OutgoingState } from './realtime/outgoing-message.ts';
export type { PersonPresence, PresenceEvents, PresenceWatch } from './realtime/presence-watch.ts';
export type { OutboxMaker, Realtime, RealtimeOptions } from './realtime/realtime.ts';
export type { SessionChange, SessionCredentials } from './session/credentials.ts';
export { LocalStorageTokenStore } from './session/local-storage.ts';
export { MemoryTokenStore, type TokenStore, type Tokens } from './session/token-store.ts';
