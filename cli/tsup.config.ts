import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { defineConfig, type Options } from 'tsup';

/** Where the packages are that went into any of the files. */
const folders = new Set<string>();

/** The packages that go into the files are free to use as long as their licences go with them. */
const writeLicences = async (inputs: readonly string[]): Promise<void> => {
  for (const path of inputs) {
    const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [];
    if (folder) folders.add(folder);
  }
  const texts = await Promise.all(
    [...folders].sort().map(async (folder) => {
      const name = folder.replace(/^.*node_modules\//, '');
      const file = (await readdir(folder)).find((it) => /^licen[cs]e/i.test(it));
      const { license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8')) as { license?: string };
      return `${name} (${license})\n\n${file ? await readFile(`${folder}/${file}`, 'utf8') : ''}`;
    }),
  );
  await mkdir('dist', { recursive: true });
  await writeFile('dist/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
};

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const licences: Plugin = {
  name: 'licences',
  setup: ({ onEnd }) => onEnd(({ metafile }) => writeLicences(Object.keys(metafile?.inputs ?? {}))),
};

/** What the program loads is CommonJS; this file loads the screen, which is a module, as one. */
const screenApart: Plugin = {
  name: 'screen apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/open-screen\.tsx$/ }, () => ({ path: './screen-apart.cjs', external: true })),
};

/** What makes CommonJS of chunks does not understand these libraries; in one piece they need no chunks. */
const librariesApart: Plugin = {
  name: 'libraries apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(clack|formats)\.ts$/ }, ({ path }) => ({
      path: path.replace(/^.*\/(\w+)\.ts$/, './$1.cjs'),
      external: true,
    })),
};

const screenItself: Plugin = {
  name: 'screen itself',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/open-screen\.tsx$/ }, () => ({ path: './open-screen.js', external: true })),
};

const common: Options = {
  target: 'node20',
  platform: 'node',
  splitting: false,
  minify: true,
  removeNodeProtocol: false,
  dts: false,
  esbuildOptions: (options) => {
    options.metafile = true;
  },
};

export default defineConfig([
  {
    // CommonJS: Node reads it in half the time that it needs for modules. In chunks, because what is not read costs nothing.
    ...common,
    entry: { main: 'src/main.ts' },
    format: ['cjs'],
    splitting: true,
    // Declared as devDependencies: whoever installs the program gets them in these files, and no more.
    noExternal: ['@study-mate/sdk/inputs', '@study-mate/sdk/operations', 'cli-table3', 'mustache', 'string-width'],
    esbuildPlugins: [screenApart, librariesApart, licences],
  },
  {
    ...common,
    entry: { clack: 'src/clack.ts', formats: 'src/scenario/formats.ts' },
    format: ['cjs'],
    noExternal: [/^@clack\//, 'ajv', 'fast-xml-builder', 'yaml'],
    esbuildPlugins: [licences],
  },
  {
    ...common,
    entry: { 'front-door': 'src/front-door.ts', 'screen-apart': 'src/chat-screen/screen-apart.ts' },
    format: ['cjs'],
    esbuildPlugins: [screenItself, licences],
  },
  {
    // Ink waits for WebAssembly at its top, which only a module may.
    ...common,
    entry: { 'open-screen': 'src/chat-screen/open-screen.tsx' },
    format: ['esm'],
    // Only for developers of ink, who ask for it by a variable that is fixed below.
    external: ['react-devtools-core', /\/devtools\.js$/],
    noExternal: ['ink', 'react', 'string-width'],
    // Some of the packages inside are CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    esbuildPlugins: [licences],
  },
]);
