import type { Acknowledgements, ClientEvents, ServerEvents } from '@study-mate/openapi/events';
import type { components, operations } from '@study-mate/openapi/types';
import type { Actor } from './actor.ts';

export type { Acknowledgements, ClientEvents, ServerEvents };

/** The contract's shapes by schema name: `Wire['Profile']`. */
export type Wire = components['schemas'];
export type Operations = operations;
export type OperationId = keyof operations;

/** Operations that answer without a sign-in; start-up compares this list with the spec's `security: []`. */
export const publicOperations = ['register', 'login', 'refreshToken'] as const satisfies readonly OperationId[];
export type PublicOperationId = (typeof publicOperations)[number];

type Part<T, Name extends string> = T extends Record<Name, infer Value> ? Value : Record<never, never>;
type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Parameters<O extends OperationId, In extends string> = NonNullable<
  Part<Operations[O] extends { parameters: infer P } ? Required<P> : never, In>
>;
type SuccessStatus = 200 | 201 | 204;
type Responses<O extends OperationId> = Operations[O]['responses'];

/** What a handler gets: already parsed, coerced and valid against the spec. */
export interface Input<O extends OperationId> {
  params: Parameters<O, 'path'>;
  query: Parameters<O, 'query'>;
  body: Operations[O] extends { requestBody?: infer B } ? Json<NonNullable<B>> : undefined;
  /** Absolute address of this request, as the caller can reach it. */
  self: URL;
}

/** What a handler answers: the documented body of the one success status. */
export type Output<O extends OperationId> = {
  [Status in keyof Responses<O> & SuccessStatus]: Json<Responses<O>[Status]>;
}[keyof Responses<O> & SuccessStatus];

/** A body that comes with headers of its own; the few operations that document some return this. */
export class Reply<Body> {
  readonly body: Body;
  readonly headers: Readonly<Record<string, string>>;

  constructor(body: Body, headers: Record<string, string>) {
    this.body = body;
    this.headers = headers;
  }
}

type Answer<O extends OperationId> = Promise<Output<O> | Reply<Output<O>>>;

export type Handler<O extends OperationId> = O extends PublicOperationId
  ? (input: Input<O>) => Answer<O>
  : (input: Input<O>, actor: Actor) => Answer<O>;

/** One function per operation; a missing or misspelt one does not compile. */
export type Handlers = { [O in OperationId]: Handler<O> };

export type ClientEventName = keyof ClientEvents & keyof Acknowledgements;
export type ServerEventName = keyof ServerEvents;

/** One function per event a client may send; the result is its acknowledgement. */
export type EventHandlers = {
  [E in ClientEventName]: (data: ClientEvents[E], actor: Actor) => Promise<Acknowledgements[E]>;
};

/** Events of chats, which name a conversation or a group. */
export type ChatEventName = {
  [E in ClientEventName]: Extract<ClientEvents[E], { group: number }> extends never ? never : E;
}[ClientEventName];

/** What handles the events of chats of one kind. */
export type ChatEventHandlers<Subject extends 'conversation' | 'group'> = {
  [E in ChatEventName]: (
    data: Extract<ClientEvents[E], Record<Subject, number>>,
    actor: Actor,
  ) => Promise<Acknowledgements[E]>;
};
