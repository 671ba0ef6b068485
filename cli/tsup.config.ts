import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/** The packages that go into the chunks are free to use as long as their licences go with them. */
const writeLicences = async (inputs: readonly string[]): Promise<void> => {
  const folders = new Set(inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
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

export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: ['esm'],
  target: 'node20',
  platform: 'node',
  // A chunk for every command, and for what only some of them need: one that is not run is not read.
  splitting: true,
  treeshake: true,
  clean: true,
  dts: false,
  // Only for developers of ink, who ask for it by a variable that is fixed below.
  external: ['react-devtools-core', /\/devtools\.js$/],
  // Declared as devDependencies: whoever installs the program gets them in these chunks, and no more.
  noExternal: ['@clack/prompts', 'cli-table3', 'ink', 'react', 'string-width'],
  // Some of the packages inside are CommonJS and ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  esbuildOptions: (options) => {
    options.metafile = true;
  },
  esbuildPlugins: [
    {
      name: 'licences',
      setup: ({ onEnd }) => onEnd(({ metafile }) => writeLicences(Object.keys(metafile?.inputs ?? {}))),
    },
  ],
});
