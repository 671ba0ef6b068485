import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `*.services.test.ts` shows what one process cannot: several nodes on one PostgreSQL and one Redis. */
const servicesAreThere = Boolean(process.env.TEST_DATABASE_URL && process.env.TEST_REDIS_URL);
const notHere = servicesAreThere ? [] : ['**/*.services.test.ts'];
/** These run what is built, as processes or in a browser; all others run the sources, and need no build. */
const processTests = ['**/*.e2e.test.ts', '**/*.services.test.ts', '**/*.browser.test.ts'];
/** Of these, those to which it makes no difference which database there is. */
const packageTests = ['.config/**/*.e2e.test.ts', '**/*.browser.test.ts', '**/cold-start.e2e.test.ts'];

/** The long proofs that the contract holds, which `npm run contract` adds to the others. */
const contractProofs = ['**/*.contract.test.ts'];

/** Other runtimes than the one that runs the tests: they are large, and fetched by `npm run test:runtimes` only. */
const runtimeTests = ['**/*.runtime.test.ts'];

/** Workspaces find each other's sources, so tests run what is written, not what was built last. */
const conditions = ['study-mate-source'];
const fromSources = { resolve: { conditions }, ssr: { resolve: { conditions, externalConditions: conditions } } };
/** Except for these projects, which use what was built; for the tests of a release that is what was published. */
const runsBuilds = new Set(['programs', 'packages', 'runtimes']);

/** Starting a program takes seconds, on a busy machine many; no test of one waits for a time to pass. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000 };

/** Pact would tell its makers about every run. */
const withoutTracking = { PACT_DO_NOT_TRACK: 'true' };

const project = (name: string, test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  root,
  ...(!runsBuilds.has(name) && fromSources),
  test: {
    name,
    root,
    exclude: ['**/node_modules/**', '**/dist/**', ...processTests, ...contractProofs, ...runtimeTests],
    pool: 'forks',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    ...test,
  },
});

export default defineConfig({
  test: {
    root,
    maxWorkers: 2,
    projects: [
      project('server', { include: ['server/**/*.test.ts'], globalSetup: ['server/test/global-setup.ts'] }),
      project('clients', { include: ['{openapi,sdk,cli,examples}/**/*.test.{ts,tsx}'] }),
      project('programs', {
        include: processTests,
        exclude: ['**/node_modules/**', '**/dist/**', ...packageTests, ...notHere],
        ...patience,
        globalSetup: ['.config/build/global-setup.ts', 'server/test/global-setup.ts'],
      }),
      project('packages', {
        include: packageTests,
        exclude: ['**/node_modules/**', '**/dist/**'],
        ...patience,
        globalSetup: ['.config/build/global-setup.ts'],
      }),
      project('repository', { include: ['.config/**/*.test.ts'] }),
      project('pacts', {
        include: ['contract-tests/{consumer,messages,cli,websocket}/**/*.test.ts'],
        // A command line tells times of its own zone, and plans sessions in it.
        env: { ...withoutTracking, TZ: 'UTC' },
        // They share nothing but the SDK, which would otherwise be loaded for each file.
        isolate: false,
        globalSetup: ['contract-tests/clean-slate.ts'],
      }),
      project('contract-tests', {
        include: ['contract-tests/{provider,guards,mock,delivery}/**/*.test.ts', 'contract-tests/*.test.ts'],
        env: withoutTracking,
        // What the pacts promise is verified and counted once all of them are written.
        sequence: { groupOrder: 1 },
        globalSetup: ['contract-tests/provider/databases.setup.ts'],
      }),
      project('contract-proofs', {
        include: contractProofs,
        exclude: ['**/node_modules/**', '**/dist/**'],
        env: withoutTracking,
        sequence: { groupOrder: 2 },
        // Released packages are tried against the built server.
        globalSetup: ['.config/build/global-setup.ts', 'contract-tests/provider/databases.setup.ts'],
      }),
      project('runtimes', {
        include: runtimeTests,
        exclude: ['**/node_modules/**', '**/dist/**'],
        testTimeout: 120_000,
        hookTimeout: 300_000,
        globalSetup: ['.config/build/global-setup.ts'],
      }),
    ],
  },
});
