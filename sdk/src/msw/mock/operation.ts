import type { operations } from '../../generated/schema.ts';
import type { Person } from './rows/people.ts';
import type { World } from './world.ts';

export type OperationId = keyof operations;
type Responses<O extends OperationId> = operations[O]['responses'];
export type JsonOf<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : undefined;

type Present<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;
type BodyOf<O extends OperationId> = operations[O] extends { requestBody?: infer Body }
  ? JsonOf<NonNullable<Body>>
  : undefined;

/** Answered without a sign-in. */
type OpenOperation = 'register' | 'login' | 'refreshToken';

/** What a handler gets: read, completed and valid against the spec. */
export interface Input<O extends OperationId> {
  world: World;
  params: Present<operations[O]['parameters']['path']>;
  query: Present<operations[O]['parameters']['query']>;
  body: BodyOf<O>;
  /** Who asks. */
  actor: O extends OpenOperation ? undefined : Person;
  /** The sign-in by which they do. */
  signIn: O extends OpenOperation ? undefined : number;
  /** The address of the request. */
  self: URL;
}

/** A body that comes with headers of its own. */
export class Reply<Body> {
  readonly body: Body;
  readonly headers: Record<string, string>;

  constructor(body: Body, headers: Record<string, string>) {
    this.body = body;
    this.headers = headers;
  }
}

type Output<O extends OperationId> = {
  [Status in keyof Responses<O> & (200 | 201 | 204)]: JsonOf<Responses<O>[Status]>;
}[keyof Responses<O> & (200 | 201 | 204)];

/** Nothing waits in memory, so every operation is done in one go and nobody can come in between. */
type Handler<O extends OperationId> = (input: Input<O>) => Output<O> | Reply<Output<O>>;

/** One function per operation; a missing or mistyped one does not compile. */
export type Handlers = { [O in OperationId]: Handler<O> };
