import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Request, RequestHandler, Response } from 'express';
import { error as openApiErrors } from 'express-openapi-validator';
import { ResponseValidator } from 'express-openapi-validator/dist/middlewares/openapi.response.validator.js';
import type { OperationId } from '../core/wire.ts';
import type { SeenAnswer, Witness } from '../core/witness.ts';
import { bareType, mediaTypeOf } from './media-type.ts';
import { referredSchemas } from './openapi-validator.ts';
import { dereference, listRoutes, type Schema, type Spec, type SpecHeader, type SpecResponse } from './spec.ts';

/** An answer that the spec does not promise: a fault of the server, never of the caller. */
export class UndocumentedResponse extends Error {
  override readonly name = 'UndocumentedResponse';
}

interface HeaderCheck {
  name: string;
  required: boolean;
  isValid(value: unknown): boolean;
}

/** What the spec promises about one status of an operation. */
interface Promised {
  /** Throws when the body is another one. */
  checkBody(body: unknown): void;
  /** The empty one where there is no body. */
  mediaTypes: readonly string[];
  headers: readonly HeaderCheck[];
}

export interface ResponseListeners {
  /** Told about every answer that is stopped. */
  onUndocumented?: (problem: UndocumentedResponse) => void;
  /** Told about every answer that is as documented. */
  witness?: Witness;
}

const told = 10;

/** What the validator found, or the message of a fault. */
function messageOf(error: unknown): string {
  if (!(error instanceof openApiErrors.InternalServerError)) return String(error);
  return error.errors
    .slice(0, told)
    .map(({ path, message }) => `${path} ${message}`)
    .join('; ');
}

function toSeen(req: Request, res: Response, operation: OperationId): SeenAnswer {
  const mediaType = bareType(res.getHeader('Content-Type')?.toString());
  const sentAs = mediaTypeOf(req);
  return {
    kind: 'answer',
    operation,
    status: res.statusCode,
    ...(mediaType && { mediaType }),
    ...(sentAs && { sentAs }),
  };
}

const anyStatus = 200;

/** One check for each body the spec describes, however many operations answer with it. */
function createBodyChecks(spec: Spec): (response: SpecResponse) => Promised['checkBody'] {
  const shown = { openapi: spec.openapi, info: { title: '', version: '' }, paths: {}, components: {} };
  const options = { strict: false, validateSchema: false, allErrors: true, formats: {}, ajvFormats: { mode: 'full' } };
  const validator = new ResponseValidator(shown as never, options as never, {});
  const known = new Map<string, Promised['checkBody']>();

  return (response) => {
    const key = JSON.stringify(response.content ?? null);
    const made = known.get(key);
    if (made) return made;
    // The validator compiles what it is shown; the whole document would take many times as long.
    shown.components = { schemas: referredSchemas(spec, response) };
    const request = { method: 'GET', headers: {}, openapi: { expressRoute: `body-${known.size}` } };
    const validators = validator._getOrBuildValidator(request as never, { [anyStatus]: response } as never);
    const accepts = ['application/json'];
    const check = (body: unknown): void =>
      validator._validate({ validators, body: body as object, statusCode: anyStatus, path: '', accepts });
    known.set(key, check);
    return check;
  };
}

/** Compares answers with the spec: bodies by express-openapi-validator, headers beside it, which it leaves alone. */
export function createResponseValidator(spec: Spec) {
  const ajv = new Ajv2020({ strict: false, coerceTypes: true, validateFormats: false });
  const byOperation = new Map<string, ReadonlyMap<string, Promised>>();
  const routes = new Map(listRoutes(spec).map((route) => [route.operation.operationId, route]));
  const bodyChecks = createBodyChecks(spec);

  function headerChecks(response: SpecResponse): HeaderCheck[] {
    return Object.entries(response.headers ?? {}).map(([name, header]) => {
      const { required = false, schema = {} } = dereference<SpecHeader>(spec, header);
      const validate = ajv.compile({ properties: { value: dereference<Schema>(spec, schema) } });
      return { name: name.toLowerCase(), required, isValid: (value) => validate({ value }) };
    });
  }

  // Compiled when an operation first answers: on a desk, a fast start is worth more than a few milliseconds there.
  function documented(operationId: string): ReadonlyMap<string, Promised> {
    const known = byOperation.get(operationId);
    if (known) return known;
    const route = routes.get(operationId);
    if (!route) throw new UndocumentedResponse(`The spec has no operation ${operationId}`);
    const responses = Object.entries(route.operation.responses).map(
      ([status, response]) => [status, dereference<SpecResponse>(spec, response)] as const,
    );
    const made = new Map(
      responses.map(([status, response]) => [
        status,
        {
          checkBody: bodyChecks(response),
          mediaTypes: Object.keys(response.content ?? { '': {} }),
          headers: headerChecks(response),
        },
      ]),
    );
    byOperation.set(operationId, made);
    return made;
  }

  function assertResponse(
    operationId: OperationId,
    status: number,
    body: unknown,
    headers: Record<string, unknown>,
  ): void {
    const promise = documented(operationId).get(String(status));
    const fail = (what: string): never => {
      throw new UndocumentedResponse(`${operationId} answered ${status}: ${what}`);
    };
    if (!promise) throw new UndocumentedResponse(`${operationId} answered ${status}, which is not documented`);
    try {
      promise.checkBody(body);
    } catch (error) {
      fail(messageOf(error));
    }
    const sent = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
    const mediaType = bareType(sent.get('content-type')?.toString());
    if (!promise.mediaTypes.includes(mediaType)) fail(`the media type is ${mediaType || 'not told'}`);
    for (const { name, required, isValid } of promise.headers) {
      const value = sent.get(name);
      if (value === undefined && required) fail(`the header ${name} is missing`);
      if (value !== undefined && !isValid(value)) fail(`the header ${name} has the value ${String(value)}`);
    }
  }

  /** Looks at each answer as it would travel, and sends a 500 that says what is wrong with it instead. */
  const middleware =
    ({ onUndocumented, witness }: ResponseListeners): RequestHandler =>
    (req, res, next) => {
      const { json, end } = res;
      let body: unknown;
      res.json = (value: unknown) => {
        body = JSON.parse(JSON.stringify(value));
        return json.call(res, value);
      };
      // All headers are there by now, and nothing has left yet.
      res.end = ((...rest: Parameters<typeof end>) => {
        res.json = json;
        res.end = end;
        if (!req.operation) return res.end(...rest);
        try {
          assertResponse(req.operation.id, res.statusCode, body, res.getHeaders());
        } catch (error) {
          if (!(error instanceof UndocumentedResponse)) throw error;
          onUndocumented?.(error);
          return res.status(500).json({ detail: error.message });
        }
        witness?.(toSeen(req, res, req.operation.id));
        return res.end(...rest);
      }) as typeof end;
      next();
    };

  return { assertResponse, middleware };
}
