import type { Request, RequestHandler, Response } from 'express';
import { error as openApiErrors, middleware as openApiMiddleware } from 'express-openapi-validator';
import type { ReportedError } from './field-errors.ts';
import { listRoutes, type Spec, type SpecOperation } from './spec.ts';

declare global {
  namespace Express {
    interface Request {
      /** What express-openapi-validator knows about the request. */
      openapi?: {
        expressRoute: string;
        openApiRoute: string;
        pathParams: Record<string, string>;
        schema: SpecOperation;
        serial: number;
      };
    }
  }
}

/**
 * The parts of express-openapi-validator that are replaced. They are private to it, which is why its version is pinned
 * exactly and a test compares the replaced lookup with the original.
 */
interface Seams {
  installPathParams(): void;
  metadataMiddleware(context: { apiDoc: Spec; serial: number }): RequestHandler;
  requestValidationMiddleware(apiDoc: Spec): RequestHandler;
}

/** What of a request is validated. */
export interface RequestView {
  headers: Request['headers'];
  params: Record<string, string>;
  query: object;
  body: unknown;
}

/** Validates the view of a request against an operation, converting and completing it in place. */
export type CheckRequest = (operationId: string, view: RequestView) => ReportedError[];

/** The schemas that a part of the spec refers to, directly or through others. */
export function referredSchemas(spec: Spec, part: unknown): Record<string, unknown> {
  const found = new Map<string, unknown>();
  const follow = (from: unknown): void => {
    for (const [ref, kind = '', name = ''] of JSON.stringify(from ?? null).matchAll(
      /#\/components\/(\w+)\/([^"/]+)/g,
    )) {
      if (found.has(ref)) continue;
      const target = spec.components?.[kind]?.[name];
      found.set(ref, target);
      follow(target);
    }
  };
  follow(part);
  const schemas = Object.keys(spec.components?.schemas ?? {}).filter((name) =>
    found.has(`#/components/schemas/${name}`),
  );
  return Object.fromEntries(schemas.map((name) => [name, spec.components?.schemas?.[name]]));
}

const requestOf = ({ parameters, requestBody }: SpecOperation) => [parameters, requestBody];

/**
 * The original check. It compiles an operation when it first meets one, against the whole document; here it is shown
 * only what that operation refers to, which takes a fraction of the time.
 */
function makeSmallCheck(make: Seams['requestValidationMiddleware'], apiDoc: Spec) {
  const { parameters = {}, securitySchemes = {} } = apiDoc.components ?? {};
  const select = (part: unknown) => ({ parameters, securitySchemes, schemas: referredSchemas(apiDoc, part) });
  const all = listRoutes(apiDoc).map(({ operation }) => requestOf(operation));
  const shown: Spec = { openapi: apiDoc.openapi, paths: {}, components: select(all) };
  const check = make(shown);
  const seen = new Set<SpecOperation>();
  return (operation: SpecOperation, view: object): ReportedError[] => {
    if (!seen.has(operation)) {
      shown.components = select(requestOf(operation));
      seen.add(operation);
    }
    return findErrors(check, view);
  };
}

const ignored = () => undefined;
const passOn: RequestHandler = (_req, _res, next) => next();

/** The errors that the check finds; what else it throws is a fault of the spec. */
function findErrors(check: RequestHandler, view: object): ReportedError[] {
  try {
    check(view as Request, {} as Response, ignored);
    return [];
  } catch (error) {
    if (error instanceof openApiErrors.BadRequest) return error.errors;
    throw error;
  }
}

const passThrough = (handlers: RequestHandler[], req: Request): Promise<void> =>
  handlers.reduce<Promise<void>>(
    (before, handler) =>
      before.then(
        () =>
          new Promise((resolve, reject) => {
            handler(req, {} as Response, (error?: unknown) => (error ? reject(error) : resolve()));
          }),
      ),
    Promise.resolve(),
  );

/**
 * express-openapi-validator on the bundled spec. Its own lookup compiles every path of the spec for every request, and
 * its middleware takes several promises to come to the point; here the operation is known already, so that the check is
 * set up once and then called directly.
 */
export async function createOpenApiValidator(spec: Spec) {
  const middleware = openApiMiddleware({
    apiSpec: spec as never,
    validateRequests: { allErrors: true, allowUnknownQueryParameters: true, coerceTypes: false },
    validateResponses: false,
    validateSecurity: false,
    fileUploader: false,
    ajvFormats: { mode: 'full' },
  }) as RequestHandler[];
  const seams = (openApiMiddleware as unknown as { _oav: Seams })._oav;
  const make = seams.requestValidationMiddleware.bind(seams);
  const metadata = new Map<string, { method: string; openapi: NonNullable<Request['openapi']> }>();
  let original: ReturnType<typeof makeSmallCheck> | undefined;

  seams.installPathParams = ignored;
  seams.metadataMiddleware = ({ apiDoc, serial }) => {
    for (const { method, template } of listRoutes(apiDoc)) {
      const schema = apiDoc.paths[template]?.[method];
      if (!schema) continue;
      const openapi = { expressRoute: template, openApiRoute: template, pathParams: {}, schema, serial };
      metadata.set(schema.operationId, { method: method.toUpperCase(), openapi });
    }
    return passOn;
  };
  seams.requestValidationMiddleware = (apiDoc) => {
    original = makeSmallCheck(make, apiDoc);
    return passOn;
  };
  await passThrough(middleware, { path: '', baseUrl: '', headers: {} } as Request);

  const check: CheckRequest = (operationId, { headers, params, query, body }) => {
    const known = metadata.get(operationId);
    if (!known || !original) throw new Error(`The spec has no operation ${operationId}`);
    const { method, openapi } = known;
    return original(openapi.schema, {
      method,
      // One spelling of the media type: for every other one a further check would be compiled and kept.
      headers: { ...headers, 'content-type': 'application/json' },
      // Without the query, whose raw characters would be judged once more.
      path: openapi.expressRoute,
      originalUrl: openapi.expressRoute,
      openapi: { ...openapi, pathParams: params },
      params,
      query,
      body,
    });
  };

  return {
    check,
    /** Compiles every operation's check now; throws when the spec does not allow it. */
    warmUp() {
      for (const operationId of metadata.keys()) check(operationId, { headers: {}, params: {}, query: {}, body: {} });
    },
  };
}
