import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXTENSIONS } from '../extensions.ts';
import { Engine } from './engine.ts';
import { writePostgisBundle } from './postgis-bundle.ts';
import { query } from './protocol.ts';

const versionOf = (name: string): string => {
  const entry = createRequire(import.meta.url).resolve(name);
  const manifest = readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
};

/** Where the template for the installed engine is kept: beside the user's other caches, named by version. */
export function templatePath(): string {
  const versions = ['@electric-sql/pglite', '@electric-sql/pglite-postgis'].map(versionOf).join('-');
  return join(homedir(), '.cache', 'study-mate', `postgres-${versions}`);
}

/** The bundle that belongs to a template, for the engine; missing when there is no template. */
export function bundleOf(template: string): string | undefined {
  const file = join(template, 'postgis.tar.gz');
  return existsSync(file) ? pathToFileURL(file).href : undefined;
}

export async function copyTemplate(template: string, directory: string): Promise<void> {
  await cp(join(template, 'data'), directory, { recursive: true, preserveTimestamps: true });
}

async function initialise(dataDir: string, postgisBundle: string): Promise<void> {
  const engine = await Engine.start({ dataDir, postgisBundle });
  try {
    for (const extension of EXTENSIONS) await engine.run(query(`CREATE EXTENSION IF NOT EXISTS ${extension}`));
    await engine.run(query('VACUUM (ANALYZE, FREEZE)'));
  } finally {
    await engine.close();
  }
}

/**
 * Prepares what every later start copies: an initialised data directory with the extensions in it, and the PostGIS
 * bundle. Takes some ten seconds the first time and nothing afterwards; appears whole or not at all.
 */
export async function makeTemplate(template: string, onProgress: (text: string) => void = () => {}): Promise<void> {
  if (existsSync(template)) return;
  onProgress('Preparing the embedded database (once, about ten seconds)');
  await mkdir(dirname(template), { recursive: true });
  const draft = await mkdtemp(`${template}.new-`);
  try {
    const bundle = join(draft, 'postgis.tar.gz');
    await writePostgisBundle(bundle);
    await initialise(join(draft, 'data'), pathToFileURL(bundle).href);
    await rename(draft, template);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Somebody else was faster: theirs is as good.
    if (!existsSync(template)) throw error;
  }
}
