import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  treeshake: false,
  silent: true,
};

/** Only WebSockets are used, so a browser need not load the code of the other transports: a sixth of the library. */
const webSocketsOnly: NonNullable<Options['esbuildPlugins']>[number] = {
  name: 'web-sockets-only',
  setup(build) {
    const transports = { filter: /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]index\.js$/ };
    build.onLoad(transports, () => ({
      contents: "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };",
    }));
    const polling = { filter: /engine\.io-client[\\/]build[\\/]esm[\\/]transports[\\/]polling-xhr(\.node)?\.js$/ };
    build.onLoad(polling, () => ({ contents: 'export const XHR = undefined;' }));
    // Never called: there is no transport to change to, and the SDK itself connects again.
    const unused = [
      { file: /engine\.io-client[\\/]build[\\/]esm[\\/]socket\.js$/, method: /^ {4}_probe\(name\) \{\n.*?^ {4}\}\n/ms },
      { file: /socket\.io-client[\\/]build[\\/]esm[\\/]manager\.js$/, method: /^ {4}reconnect\(\) \{\n.*?^ {4}\}\n/ms },
    ];
    for (const { file, method } of unused) {
      build.onLoad({ filter: file }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!method.test(text)) throw new Error(`${path} has no such method any more`);
        return { contents: text.replace(method, '') };
      });
    }
  },
};

export default defineConfig([
  {
    ...shared,
    entry: {
      index: 'src/index.ts',
      realtime: 'src/realtime/realtime.ts',
      outbox: 'src/outbox/keep-in.ts',
      'outbox/indexed-db': 'src/outbox/indexed-db.ts',
      node: 'src/node/node.ts',
      operations: 'src/generated/operations.ts',
      msw: 'src/msw/msw.ts',
    },
    format: ['esm', 'cjs'],
    // Shared chunks keep one error class for all entries, and the live connection out of the first one.
    splitting: true,
    external: ['#socket.io-client'],
    clean: true,
    dts: { compilerOptions: { composite: false, incremental: false, types: [] } },
  },
  {
    ...shared,
    entry: { 'socket.io-client.browser': 'src/realtime/socket.io-client.browser.ts' },
    format: ['esm'],
    platform: 'browser',
    noExternal: ['socket.io-client'],
    minify: true,
    banner: { js: '/*! socket.io-client 4.8.4, (c) Guillermo Rauch and contributors, MIT license */' },
    esbuildPlugins: [webSocketsOnly],
    // Names that begin with an underscore are the library's own; only this one is part of what is sent.
    esbuildOptions(options) {
      options.mangleProps = /^_[a-z]/i;
      options.reserveProps = /^_placeholder$/;
      options.mangleQuoted = true;
    },
  },
]);
