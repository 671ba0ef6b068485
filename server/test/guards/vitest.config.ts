import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { guards } from './guards.ts';
import { withSwitches } from './removal.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const sources = fileURLToPath(new URL('../../src/', import.meta.url));

/** The permission tests with a switch for every guard. Sources are changed while they are loaded, and nowhere else. */
export default defineConfig({
  plugins: [
    {
      name: 'switches',
      enforce: 'pre',
      transform: (code, id) => {
        const own = id.startsWith(sources) ? guards.filter(({ file }) => file === id.slice(sources.length)) : [];
        return own.length > 0 ? { code: withSwitches(code, own), map: null } : undefined;
      },
    },
  ],
  test: {
    root,
    include: ['server/test/guards/guards.proof.ts'],
    globalSetup: ['server/test/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
