import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express, type RequestHandler } from 'express';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { createBodyParser } from './body.ts';
import { createErrorHandler, unknownAddress } from './errors.ts';
import { inOrder } from './in-order.ts';
import { toAppError } from './input-errors.ts';
import { answerJson } from './reply.ts';
import { createRouteMatch, createTrailingSlash, refuseWrongMethod } from './route-match.ts';
import { createRouteTable } from './route-table.ts';
import type { Spec } from './spec.ts';
import { createValidator, type Validator } from './validator.ts';

const echo: RequestHandler = (req, res) => {
  res.json({ id: req.operation?.id, params: req.operation?.pathParams, query: req.query, body: req.body });
};

/** The way of a request up to the handler, without authentication, limits and database. */
export function createEcho(spec: Spec, validator: Validator, handler: RequestHandler = echo): Express {
  const routes = createRouteTable(spec);
  const app = express();
  app.disable('etag');
  app.set('query parser', 'simple');
  app.response.json = answerJson;
  const api = inOrder(validator.checkResponses, refuseWrongMethod, createBodyParser(), validator.middleware, handler);
  app.use(createTrailingSlash(routes), createRouteMatch(routes, api), unknownAddress);
  app.use(createErrorHandler(pino({ level: 'silent' }), toAppError));
  return app;
}

/** Starts an app on a free port until the test is over. */
export async function listen(app: Express): Promise<string> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a handler would get, as the echo answers it. */
interface Heard {
  id: string;
  params: unknown;
  query: unknown;
  body: unknown;
}

/** Sends JSON to an echo of the spec that is compiled once. */
export function createSender(spec: Spec) {
  const compiled = createValidator({ spec, validateResponses: false }).then(async (validator) => {
    validator.warmUp();
    return validator;
  });
  const start = async (): Promise<string> => listen(createEcho(spec, await compiled));

  /** Status and body of the answer. */
  async function refusal(method: string, path: string, body?: unknown): Promise<[number, unknown]> {
    const response = await fetch((await start()) + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    });
    return [response.status, await response.json()];
  }

  async function accepted(method: string, path: string, body?: unknown): Promise<Heard> {
    const [status, heard] = await refusal(method, path, body);
    expect([status, heard]).toEqual([200, expect.anything()]);
    return heard as Heard;
  }

  return { start, refusal, accepted };
}
