import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStale, type Product } from './product.ts';

const product: Product = {
  name: 'program',
  sources: ['src', 'tsconfig.json'],
  file: 'dist/main.js',
  command: ['true'],
};
let root: string;

/** Writes a file as of a second of long ago. */
function write(path: string, second: number): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), '');
  utimesSync(join(root, path), second, second);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'study-mate-build-'));
  write('src/deep/inside.ts', 1);
  write('tsconfig.json', 1);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

test('what was never made is stale', () => {
  expect(isStale(product, root)).toBe(true);
});

test('what is newer than all of its sources is not', () => {
  write('dist/main.js', 2);
  expect(isStale(product, root)).toBe(false);
});

test.each(['src/deep/inside.ts', 'src/new.mjs', 'tsconfig.json'])('a change of %s makes it stale', (path) => {
  write('dist/main.js', 2);
  write(path, 3);
  expect(isStale(product, root)).toBe(true);
});

test.each([
  'src/deep/inside.test.ts',
  'src/chat.fixtures.ts',
  'src/generated/schema.ts',
  'src/dist/old.js',
  'src/node_modules/left/left.js',
  'src/README.md',
])('a change of %s does not', (path) => {
  write('dist/main.js', 2);
  write(path, 3);
  expect(isStale(product, root)).toBe(false);
});
