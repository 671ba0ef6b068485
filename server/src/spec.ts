import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Spec } from './http/spec.ts';

export interface SpecFiles {
  /** The bundled document, as validator and gateway use it. */
  spec: Spec;
  /** The same document as text, as it is served. */
  json: string;
  yaml: string;
}

const { resolve } = createRequire(import.meta.url);

/** Reads the bundled spec that `npm run generate` puts beside the server. */
export async function loadSpec(): Promise<SpecFiles> {
  const [json, yaml] = await Promise.all([
    readFile(resolve('#generated/openapi.json'), 'utf8'),
    readFile(resolve('#generated/openapi.yaml'), 'utf8'),
  ]);
  return { spec: JSON.parse(json) as Spec, json, yaml };
}
