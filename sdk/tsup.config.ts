import { defineConfig, type Options } from 'tsup';
import { onlyWhatIsUsed } from './scripts/only-what-is-used.ts';

const shared: Options = {
  target: 'es2022',
  platform: 'neutral',
  treeshake: false,
  silent: true,
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
      react: 'src/react/react.ts',
      operations: 'src/generated/operations.ts',
      inputs: 'src/input/check-input.ts',
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
    esbuildPlugins: [onlyWhatIsUsed],
    // Names that begin with an underscore are the library's own, and no part of what is sent.
    esbuildOptions(options) {
      options.mangleProps = /^_[a-z]/i;
      options.mangleQuoted = true;
    },
  },
]);
