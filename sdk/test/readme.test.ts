import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const here = join(import.meta.dirname, '..');
const readme = readFileSync(join(here, 'README.md'), 'utf8');
const guide = join(here, '../docs');
const pages = readdirSync(guide).filter((name) => name.endsWith('.md'));

/** Every example, by a name for its file. */
const blocks = [
  { page: 'README.md', text: readme },
  ...pages.map((page) => ({ page, text: readFileSync(join(guide, page), 'utf8') })),
].flatMap(({ page, text }) =>
  [...text.matchAll(/```(tsx?)\n(.*?)```/gs)].map(([, language = '', code = ''], index) => ({
    name: `${page.replace('.md', '')}-${index + 1}.${language}`,
    code,
  })),
);

/** What readers have by then. */
const made = { mate: 'StudyMate', realtime: 'Realtime', feed: 'ChatFeed' };

/** A block as a file of its own: what earlier blocks have made is there, unless the block makes it itself. */
const toFile = (code: string): string => {
  const imports = code.match(/^import .*$/gm) ?? [];
  const body = code.replace(/^import .*$/gm, '');
  const known = Object.entries(made)
    .filter(([name]) => !new RegExp(`const ${name} =`).test(body))
    .map(([name, type]) => `declare const ${name}: import('@study-mate/sdk').${type};`);
  return [...known, ...imports, body, 'export {};'].join('\n');
};

test('every example of the README and of the guide compiles', { timeout: 60_000 }, () => {
  const files = new Map(blocks.map(({ name, code }) => [join(here, `src/${name}`), toFile(code)]));
  const { config } = ts.readConfigFile(join(here, '../tsconfig.json'), ts.sys.readFile);
  const lib = ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'];
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, jsx: 'react-jsx', noEmit: true },
    here,
  );
  const host = ts.createCompilerHost({ ...options, lib });
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version) => {
    const text = files.get(path);
    return text === undefined ? getSourceFile(path, version) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram([...files.keys()], { ...options, lib }, host);
  const problems = ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => {
    return `${file?.fileName.split('/').at(-1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
  expect(problems).toEqual([]);
  expect(blocks.length).toBeGreaterThan(20);
});

test('the README lists every method where it is, and no other', () => {
  const listed = [...readme.matchAll(/^\| `mate\.(\w+)` \| (.*) \|$/gm)].map(([, part = '', methods = '']) => [
    part,
    [...methods.matchAll(/`(\w+)`/g)].map(([, name]) => name).sort(),
  ]);
  const resources = join(here, 'src/generated/resources');
  const generated = readdirSync(resources).map((file) => {
    const methods = readFileSync(join(resources, file), 'utf8').matchAll(/^ {4}(\w+): '[A-Z]+ \//gm);
    return [file.replace(/\.ts$/, ''), [...methods].map(([, name]) => name).sort()];
  });
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(generated));
});
