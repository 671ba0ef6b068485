import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const root = fileURLToPath(new URL('.', import.meta.url));
const conditions = ['study-mate-source'];

/** Consumers write what the provider is verified against and what coverage counts. */
const stages = [/\/consumer\//, /\/messages\//, /\/provider\//];
const stageOf = ({ moduleId }: TestSpecification): number => {
  const stage = stages.findIndex((folder) => folder.test(moduleId));
  return stage === -1 ? stages.length : stage;
};

/** Left alone, Vitest runs first what failed or took longest last time. */
class Staged extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isOurs = ({ project }: TestSpecification) => project.name === 'contract-tests';
    const sorted = await super.sort(files);
    const ours = sorted.filter(isOurs).sort((one, another) => stageOf(one) - stageOf(another));
    return [...sorted.filter((file) => !isOurs(file)), ...ours];
  }
}

export default defineConfig({
  root,
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  plugins: [
    {
      name: 'contract-tests-in-order',
      // The order is a setting of the whole run, which a project reaches only this way.
      configureVitest: ({ vitest }) => {
        vitest.config.sequence.sequencer = Staged;
      },
    },
  ],
  test: {
    name: 'contract-tests',
    root,
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/*.e2e.test.ts', '**/*.services.test.ts'],
    globalSetup: ['./clean-slate.ts', '../server/test/global-setup.ts'],
    pool: 'forks',
    // Files that write one pact at the same time lose each other's interactions, and stay green.
    fileParallelism: false,
    env: { PACT_DO_NOT_TRACK: 'true' },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
