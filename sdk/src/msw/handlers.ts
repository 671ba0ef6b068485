import { HttpResponse, http, type RequestHandler } from 'msw';
import { createOpenApiHttp, type OpenApiHttpHandlers } from 'openapi-msw';
import { examples } from '../generated/examples.ts';
import type { paths } from '../generated/schema.ts';
import { localAddress, withoutSlash } from './address.ts';

/**
 * MSW's `http`, typed by the API: paths complete, and a response of the wrong shape does not compile.
 *
 * @param baseUrl the address your `StudyMate` client uses
 *
 * @example
 * const http = createHttp('http://localhost:8000');
 * server.use(http.get('/api/auth/profile/', ({ response }) => response(401).json({ detail: 'Signed out.' })));
 */
export const createHttp = (baseUrl = localAddress): OpenApiHttpHandlers<paths> => createOpenApiHttp<paths>({ baseUrl });

/**
 * A handler for every operation, answering with the example of the API reference.
 *
 * @param options `baseUrl`: the address your `StudyMate` client uses
 *
 * @example
 * const server = setupServer(...exampleHandlers());
 */
export const exampleHandlers = ({ baseUrl = localAddress }: { baseUrl?: string } = {}): RequestHandler[] =>
  Object.values(examples)
    // A fixed path must win over one with a parameter in the same place.
    .toSorted((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
    .map(({ method, path, status, ...example }) =>
      http[method](`${withoutSlash(baseUrl)}${path.replace(/{(\w+)}/g, ':$1')}`, () =>
        'body' in example ? HttpResponse.json(example.body, { status }) : new HttpResponse(null, { status }),
      ),
    );
