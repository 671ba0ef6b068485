import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const sdk = fileURLToPath(new URL('../../sdk', import.meta.url));
const manifest = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as { exports: Record<string, unknown> };
const entries = Object.keys(manifest.exports)
  .filter((name) => name !== './package.json')
  .map((name) => `@study-mate/sdk${name.slice(1)}`);

const isPackage = (name: string): boolean => !/\.js$|^\0/.test(name);

/**
 * What a bundler makes of a program, as it is loaded at first; other packages stay outside.
 * @param trusting takes the package's word for it that its modules do nothing by themselves
 */
async function bundle(program: string, { trusting = true } = {}): Promise<Rolldown.OutputChunk> {
  const made = await build({
    configFile: false,
    root: sdk,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'program',
        external: /^(?!@study-mate|program$|[./])/,
        preserveEntrySignatures: 'strict',
      },
    },
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === 'program' ? id : null),
        load: (id) => (id === 'program' ? program : null),
        transform: (code) => (trusting ? null : { code, moduleSideEffects: true }),
      },
    ],
  });
  const [{ output }] = (Array.isArray(made) ? made : [made]) as [Rolldown.RolldownOutput];
  return output[0];
}

test.each(entries)('%s costs nothing where nothing of it is used', async (entry) => {
  expect((await bundle(`import '${entry}';`)).code.trim()).toBe('');
});

/** A mock and a judge of requests are for tests and tools. */
const forApplications = entries.filter((entry) => !/\/(?:msw|inputs)$/.test(entry));

test.each(forApplications)('%s does nothing by itself', async (entry) => {
  const { code } = await bundle(`import '${entry}';`, { trusting: false });
  expect(code.replaceAll(/import[^;]*;/g, '').trim()).toBe('');
});

test('an error class comes without the client, and the client without what chat is made of', async () => {
  const error = await bundle(`export { NotFoundError } from '@study-mate/sdk';`);
  const client = await bundle(`export { StudyMate } from '@study-mate/sdk';`);
  expect(client.code).toContain('/api/auth/login/');
  expect(error.code).not.toContain('/api/auth/login/');
  expect(error.code.length).toBeLessThan(client.code.length / 5);
  expect(client.code).not.toContain('typing_indicator');
});

test('the client begins without any package, and what it loads later is openapi-fetch and chat', async () => {
  const { imports, dynamicImports } = await bundle(`export * from '@study-mate/sdk';`);
  expect(imports.filter(isPackage)).toEqual([]);
  expect(dynamicImports.filter(isPackage)).toEqual(['openapi-fetch']);
  expect(dynamicImports.filter((name) => !isPackage(name))).toEqual([expect.stringContaining('realtime')]);
});
