import type { Request, RequestHandler } from 'express';
import { type Handlers, type OperationId, publicOperations, Reply } from '../core/wire.ts';

/** The part of the bundled spec that mounting needs. */
export interface OperationSpec {
  operationId: string;
  security?: readonly unknown[];
  responses: Record<string, unknown>;
}

/** Every handler seen as one shape; its input has been validated against the spec of the same operation. */
type AnyHandler = (input: unknown, actor: unknown) => Promise<unknown>;

const successStatus = (spec: OperationSpec): number => {
  const status = Object.keys(spec.responses)
    .map(Number)
    .find((code) => code >= 200 && code < 300);
  if (status === undefined) throw new Error(`${spec.operationId} documents no success`);
  return status;
};

/** Start-up stops when spec and server disagree about what exists or what is open to strangers. */
export function assertSameOperations(specs: readonly OperationSpec[], handlers: Partial<Handlers>): void {
  const documented = new Set(specs.map((spec) => spec.operationId));
  const missing = [...documented].filter((id) => !(id in handlers));
  const unknown = Object.keys(handlers).filter((id) => !documented.has(id));
  const openInSpec = specs.filter((spec) => spec.security?.length === 0).map((spec) => spec.operationId);
  const open: readonly string[] = publicOperations;
  const disputed = [...openInSpec.filter((id) => !open.includes(id)), ...open.filter((id) => !openInSpec.includes(id))];
  const problems = [
    missing.length > 0 && `no handler for ${missing.join(', ')}`,
    unknown.length > 0 && `not in the spec: ${unknown.join(', ')}`,
    disputed.length > 0 && `spec and server disagree whether these need a sign-in: ${disputed.join(', ')}`,
  ].filter(Boolean);
  if (problems.length > 0) throw new Error(`Spec and server differ: ${problems.join('; ')}`);
}

const plausibleHost = /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i;

/** Builds absolute addresses of requests: from the configured public address, else from what the caller typed. */
export const createSelf = (publicUrl: string | undefined) => {
  return (req: Request): URL => {
    const host = req.get('host') ?? '';
    const base = publicUrl ?? `${req.protocol}://${plausibleHost.test(host) ? host : 'localhost'}`;
    return new URL(base + req.originalUrl);
  };
};

/** Calls the handler of the matched operation and answers with the status that the spec promises. */
export function createDispatch(options: {
  specs: readonly OperationSpec[];
  handlers: Handlers;
  self(req: Request): URL;
}): RequestHandler {
  assertSameOperations(options.specs, options.handlers);
  const statuses = new Map(options.specs.map((spec) => [spec.operationId, successStatus(spec)]));
  const handlers = options.handlers as Record<OperationId, AnyHandler>;

  return (req, res, next) => {
    if (!req.operation) return next();
    const { id, pathParams } = req.operation;
    const input = {
      params: pathParams,
      query: req.query,
      body: req.body,
      get self() {
        return options.self(req);
      },
    };
    handlers[id](input, req.actor).then((answer) => {
      const body = answer instanceof Reply ? answer.body : answer;
      if (answer instanceof Reply) res.set(answer.headers);
      res.status(statuses.get(id) ?? 200);
      if (body === undefined) res.end();
      else res.json(body);
    }, next);
  };
}
