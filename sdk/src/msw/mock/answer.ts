import { randomUuid } from '../../core/uuid.ts';
import { examples } from '../../generated/examples.ts';
import { readBody } from './body.ts';
import type { Failures } from './failures.ts';
import { type Answer, once } from './idempotency.ts';
import { readInput } from './input.ts';
import { type OperationId, Reply } from './operation.ts';
import { handlers } from './operations.ts';
import { methodNotAllowed, notFound, Problem } from './problem.ts';
import { findRoute } from './route.ts';
import { authenticate } from './sign-in.ts';
import type { World } from './world.ts';

/** Every handler seen as one shape; its input has been read by the spec of the same operation. */
type AnyHandler = (input: object) => unknown;
const anyHandlers = handlers as Record<OperationId, AnyHandler>;

/** The steps that all operations have in common, in the server's order. */
async function perform(request: Request, world: World, failures: Failures): Promise<Answer> {
  const self = new URL(request.url);
  // The address may lie below one that a proxy adds.
  const route = findRoute(request.method, self.pathname.slice(self.pathname.indexOf('/api/')));
  if (route.kind === 'unknown') throw notFound();
  const failure = route.kind === 'found' && failures.meet(route.id);
  if (failure) throw failure;
  const who = route.isOpen ? undefined : authenticate(world, request.headers.get('authorization'));
  if (route.kind === 'wrong method') throw methodNotAllowed(request.method, route.allow);
  const { id, params, hasBody } = route;
  const body = hasBody ? await readBody(request) : undefined;
  const { headers } = request;
  const { key, ...input } = readInput(id, { params, search: self.searchParams, headers, body });
  const act = (): Answer => {
    const answer = anyHandlers[id]({ ...input, ...who, world, self });
    const reply = answer instanceof Reply ? answer : { body: answer, headers: {} };
    return { status: examples[id].status, content: reply.body, headers: reply.headers };
  };
  if (key === null || !who) return act();
  return once(world, { key, operation: id, userId: who.actor.id, input }, act);
}

/** The answer to a request, errors included; what nobody foresaw is thrown. */
export async function answer(request: Request, world: World, failures: Failures): Promise<Response> {
  const { status, content, headers } = await perform(request, world, failures).catch((error: unknown) => {
    if (error instanceof Problem) return { status: error.status, content: error.body, headers: error.headers };
    throw error;
  });
  const text = content === undefined ? null : JSON.stringify(content);
  const type = text !== null && { 'Content-Type': 'application/json' };
  const shown = request.method === 'HEAD' ? null : text;
  return new Response(shown, { status, headers: { ...headers, ...type, 'X-Request-Id': randomUuid() } });
}
