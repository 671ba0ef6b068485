import { promises as fs } from 'node:fs';
import manifest from '../../../package.json' with { type: 'json' };
import { defineCommand } from '../../command.ts';
import { CommandError } from '../../failure.ts';
import { flag, rest } from '../../parameter.ts';
import type { ScenarioResult } from '../../scenario/result.ts';

export const runScenarios = defineCommand({
  name: 'scenario run',
  summary: 'Play scenarios of several people, and compare what comes of each step',
  about:
    'The files are checked first: nothing is sent unless all of them can work. Profiles are neither used nor changed:\n' +
    'people are registered anew, or sign in for as long as the scenario lasts. The results are printed even when\n' +
    'something failed; the exit code is 1 then.',
  args: { files: { ...rest('Files of YAML'), takes: 'some' as const, isFile: true } },
  flags: {
    junit: flag('file', 'Write the results there as JUnit XML, for build servers', { isFile: true }),
  },
  examples: [
    {
      line: 'study-mate scenario run examples/scenarios/meet-and-chat.yaml',
      about: 'Two strangers, from asking to chatting',
    },
    {
      line: 'study-mate scenario run examples/scenarios/last-seat.yaml examples/scenarios/blocked.yaml --json',
      about: 'Two files, for a program',
    },
  ],

  async run(context, { files, junit }) {
    const { output, host, signal } = context;
    const [{ readScenarios }, { ScenarioRun }, { Secrets }, { printScenario }] = await Promise.all([
      import('../../scenario/read-scenario.ts'),
      import('../../scenario/run-scenario.ts'),
      import('../../scenario/secrets.ts'),
      import('../../output/scenario-view.ts'),
    ]);
    const scenarios = await readScenarios(files, host.environment);
    const around = {
      baseUrl: await context.profile.url(),
      userAgent: `study-mate-cli/${manifest.version}`,
      environment: host.environment,
      secrets: new Secrets(),
      signal,
    };
    const results: ScenarioResult[] = [];
    for (const { source, scenario } of scenarios) {
      if (signal.aborted) break;
      const result = await new ScenarioRun(source, scenario, around).play();
      results.push(result);
      if (!output.isJson && !signal.aborted) printScenario(output, result);
    }
    if (junit !== undefined) await writeReport(junit, results);
    signal.throwIfAborted();
    if (output.isJson) output.json(results);
    const failed = results.filter(({ state }) => state !== 'passed').length;
    if (failed) throw new CommandError(`${failed} of ${results.length} scenarios failed.`, 'scenario_failed');
  },
});

const writeReport = async (file: string, results: readonly ScenarioResult[]): Promise<void> => {
  const { writeJunit } = await import('../../scenario/junit.ts');
  await fs.writeFile(file, writeJunit(results)).catch((cause: Error) => {
    throw new CommandError(`${file} cannot be written: ${cause.message}`);
  });
};
