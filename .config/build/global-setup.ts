import { fileURLToPath } from 'node:url';
import { runChecks } from '../scripts/run-checks.ts';
import { isStale } from './product.ts';
import { stages } from './products.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tests that start programs as a user does run what is built: what has changed since is built again, nothing else. */
export async function setup(): Promise<void> {
  for (const stage of stages) {
    const stale = stage.filter((product) => isStale(product, root));
    const failed = await runChecks(stale, (line) => process.stderr.write(`build ${line}\n`));
    if (failed.length > 0) throw new Error(`The build has failed: ${failed.join(', ')}`);
  }
}
