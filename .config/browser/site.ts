import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename } from 'node:path';
import { build, type Rolldown } from 'vite';

/** A place on this machine from which browsers load pages. */
export interface Site {
  /** What a server has to allow, so that the pages may call it. */
  origin: string;
  /**
   * Builds the page of a folder as for real visitors.
   * @param env what the page reads from `import.meta.env`
   * @returns its address
   */
  add(folder: string, env?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};

const contentOf = (file: Rolldown.OutputChunk | Rolldown.OutputAsset): string | Uint8Array =>
  file.type === 'chunk' ? file.code : file.source;

export async function openSite(): Promise<Site> {
  const files = new Map<string, string | Uint8Array>();
  const http = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const content = files.get(path);
    if (content === undefined) return response.writeHead(404).end();
    response.setHeader('content-type', types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    response.end(content);
  });
  http.listen(0, 'localhost');
  await once(http, 'listening');
  // Browsers take localhost for a secure place, with locks between tabs, as they do a page that came by HTTPS.
  const origin = `http://localhost:${(http.address() as AddressInfo).port}`;

  return {
    origin,
    async add(folder, env = {}) {
      const base = `/${basename(folder)}/`;
      const define = Object.entries(env).map(([name, value]) => [`import.meta.env.${name}`, JSON.stringify(value)]);
      const output = await build({
        configFile: false,
        root: folder,
        base,
        logLevel: 'error',
        define: Object.fromEntries(define),
        worker: { format: 'es' },
        build: { write: false },
      });
      const made = [output].flat() as Rolldown.RolldownOutput[];
      for (const file of made.flatMap((it) => it.output)) files.set(base + file.fileName, contentOf(file));
      return origin + base;
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}
