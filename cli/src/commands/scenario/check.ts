import { defineCommand } from '../../command.ts';
import { rest } from '../../parameter.ts';

export const checkScenarios = defineCommand({
  name: 'scenario check',
  summary: 'Look for mistakes in scenarios without playing them',
  about: 'Exit code 2 and a line for each mistake, with file, line and column, if there are any.',
  args: { files: { ...rest('Files of YAML'), takes: 'some' as const, isFile: true } },
  flags: {},
  examples: [{ line: 'study-mate scenario check examples/scenarios/last-seat.yaml', about: 'Is it as it should be?' }],

  async run({ output, host }, { files }) {
    const { readScenarios } = await import('../../scenario/read-scenario.ts');
    const read = await readScenarios(files, host.environment);
    const rows = read.map(({ source, scenario }) => ({
      file: source.file,
      name: scenario.name,
      people: Object.keys(scenario.people).length,
      steps: scenario.steps.length,
    }));
    await output.list(rows, {
      columns: [
        { title: 'File', of: ({ file }) => file },
        { title: 'Scenario', of: ({ name }) => name, isFlexible: true },
        { title: 'People', of: ({ people }) => people },
        { title: 'Steps', of: ({ steps }) => steps },
      ],
      empty: '',
    });
  },
});
