import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { type RequestHandler, Router, static as serveFiles } from 'express';
import { notAcceptable, notFound } from '../core/errors.ts';
import { eventsPage, eventsStart, redocPage, redocStart, redocStyle, swaggerPage, swaggerStart } from './docs-pages.ts';

const { resolve } = createRequire(import.meta.url);

/** No scripts but the page's own files; ReDoc writes style elements and searches in a worker made from a blob. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of the events compiles JSON schemas, all of them its own. */
const readerPolicy = pagePolicy.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'");

const cached = 'public, max-age=3600';
const swaggerFiles = ['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png'];

/** Sends a text that never changes while the server runs; a client that has it already is told so. */
function text(type: string, content: string, cacheControl = 'no-cache'): RequestHandler {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  const bytes = Buffer.from(content);
  return (_req, res) => {
    res.setHeader('Content-Type', type);
    res.setHeader('Cache-Control', cacheControl);
    res.setHeader('ETag', etag);
    res.send(bytes);
  };
}

const html = (content: string): RequestHandler => text('text/html; charset=utf-8', content);
const javascript = (content: string): RequestHandler => text('text/javascript; charset=utf-8', content, cached);

const jsonType = 'application/json';
const yamlTypes = ['application/yaml', 'application/vnd.oai.openapi', 'text/yaml'];

function createSchema(spec: { json: string; yaml: string }): RequestHandler {
  const json = text(jsonType, spec.json);
  const yaml = text('application/yaml', spec.yaml);
  return (req, res, next) => {
    res.vary('Accept');
    const { format } = req.query;
    if (format === undefined || format === '') {
      const accepted = req.accepts([jsonType, 'application/vnd.oai.openapi+json', ...yamlTypes]);
      if (accepted === false) throw notAcceptable();
      return (yamlTypes.includes(accepted) ? yaml : json)(req, res, next);
    }
    if (format === 'json') return json(req, res, next);
    if (format === 'yaml') return yaml(req, res, next);
    throw notFound();
  };
}

/** Pages refer to their files relative to themselves, so they have to be read at the address with the slash. */
const atSlash =
  (name: string): RequestHandler =>
  (req, res, next) => {
    if (req.path.endsWith('/')) return next();
    res.redirect(301, `${name}/`);
  };

const withPolicy =
  (policy: string): RequestHandler =>
  (_req, res, next) => {
    res.setHeader('Content-Security-Policy', policy);
    next();
  };

/** Would be fetched from elsewhere; an image that is none is simply not shown. */
const withoutRemoteLogo = (bundle: string): string =>
  bundle.replace(/https:\/\/cdn\.redoc\.ly\/[\w./-]+\.svg/g, 'data:,');

function createSwagger(): Router {
  const files = serveFiles(dirname(resolve('swagger-ui-dist/package.json')), { index: false, maxAge: '1h' });
  const router = Router();
  router.get('/', html(swaggerPage));
  router.get('/start.js', javascript(swaggerStart));
  router.get(swaggerFiles, files);
  return router;
}

function createRedoc(): Router {
  const router = Router();
  let bundle: RequestHandler | undefined;
  router.get('/', html(redocPage));
  router.get('/page.css', text('text/css; charset=utf-8', redocStyle, cached));
  router.get('/start.js', javascript(redocStart));
  router.get('/redoc.standalone.js', (req, res, next) => {
    bundle ??= javascript(withoutRemoteLogo(readFileSync(resolve('redoc/bundles/redoc.standalone.js'), 'utf8')));
    bundle(req, res, next);
  });
  return router;
}

/** The events as AsyncAPI, and a page to read them. */
function createEvents(): Router {
  const folder = dirname(resolve('#generated/asyncapi/asyncapi.json'));
  const router = Router();
  router.get('/', html(eventsPage));
  router.get('/start.js', javascript(eventsStart));
  router.use(serveFiles(folder, { index: false, maxAge: '1h' }));
  return router;
}

/** The spec as JSON and YAML, and pages to read it and its events with, all from local files. */
export function createDocs(spec: { json: string; yaml: string }): Router {
  const router = Router();
  router.get('/api/schema', createSchema(spec));
  router.get('/api/docs', atSlash('docs'));
  router.get('/api/redoc', atSlash('redoc'));
  router.get('/api/asyncapi', atSlash('asyncapi'));
  router.use('/api/docs', withPolicy(pagePolicy), createSwagger());
  router.use('/api/redoc', withPolicy(pagePolicy), createRedoc());
  router.use('/api/asyncapi', withPolicy(readerPolicy), createEvents());
  return router;
}
