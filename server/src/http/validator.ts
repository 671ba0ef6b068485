import type { Request, RequestHandler } from 'express';
import { notFound } from '../core/errors.ts';
import type { OperationId } from '../core/wire.ts';
import { coerce, hasPlainIds, isRecord } from './coerce.ts';
import { explain, notAnObject, type ReportedError } from './field-errors.ts';
import { createFieldReader, type OperationFields, readOperationFields } from './fields.ts';
import { isForm } from './media-type.ts';
import { createOpenApiValidator } from './openapi-validator.ts';
import { forgive } from './query-rules.ts';
import { createResponseValidator, type ResponseListeners } from './response-validator.ts';
import { listRoutes, type Spec } from './spec.ts';

export interface Validator {
  /** Reads and validates the request of `req.operation`; what is wrong with it is thrown as the contract's error. */
  middleware: RequestHandler;
  /** Stops answers that the spec does not document, if they are to be validated. */
  checkResponses: RequestHandler;
  /** Compiles every check of a request before the first one; throws when the spec is broken. */
  warmUp(): void;
  /** Throws `UndocumentedResponse` unless status, headers and body are what the spec promises. */
  assertResponse(operationId: OperationId, status: number, body: unknown, headers: Record<string, unknown>): void;
}

/**
 * Texts of a query cannot be replaced any more. Where a schema has alternatives, the validator's library would make a
 * list of the text `[]`; it tries to, and goes on without when it cannot.
 */
function holdTexts(query: object): void {
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') Object.defineProperty(query, name, { writable: false });
  }
}

function validateRequest(
  req: Request,
  fields: OperationFields,
  check: (query: object, body: unknown) => ReportedError[],
) {
  if (!hasPlainIds(req.operation?.pathParams ?? {}, fields.path)) throw notFound();
  const sent: unknown = req.body === undefined ? {} : req.body;
  if (fields.body && !isRecord(sent)) throw notAnObject(sent);
  const raw = { query: fields.query.length > 0 ? req.query : {}, body: sent, isForm: isForm(req) };
  const { query, body, complaints } = coerce(fields, raw);
  holdTexts(query);

  let errors = check(query, body);
  if (errors.length > 0 && forgive(query, fields.query, errors)) errors = check(query, body);
  if (errors.length > 0 || complaints.length > 0) throw explain(fields, { query, body }, errors, complaints);

  // Express computes `req.query` anew on each reading; from here on it is this object.
  Object.defineProperty(req, 'query', { value: query, writable: true, configurable: true, enumerable: true });
  req.body = body;
}

interface ValidatorOptions extends ResponseListeners {
  spec: Spec;
  /** On a developer's desk and in tests: nothing undocumented leaves the server unnoticed. */
  validateResponses: boolean;
}

export async function createValidator(options: ValidatorOptions): Promise<Validator> {
  const { spec } = options;
  const readField = createFieldReader(spec);
  const fieldsOf = new Map(
    listRoutes(spec).map(({ operation }) => [operation.operationId, readOperationFields(spec, operation, readField)]),
  );
  const requests = await createOpenApiValidator(spec);
  const responses = createResponseValidator(spec);

  return {
    middleware: (req, _res, next) => {
      const { id, pathParams: params } = req.operation ?? {};
      const fields = id && fieldsOf.get(id);
      if (!fields || !params) return next();
      const { headers } = req;
      validateRequest(req, fields, (query, body) => requests.check(id, { headers, params, query, body }));
      next();
    },
    checkResponses: options.validateResponses ? responses.middleware(options) : (_req, _res, next) => next(),
    warmUp: requests.warmUp,
    assertResponse: responses.assertResponse,
  };
}
