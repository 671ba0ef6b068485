import { promises as fs } from 'node:fs';
import { basename } from 'node:path';
import { CommandError, UsageError } from '../failure.ts';
import { ScenarioCheck } from './check.ts';
import type { Scenario } from './scenario.ts';
import { findSchemaProblems } from './schema-check.ts';
import { type Problem, Source } from './source.ts';

export interface ReadScenario {
  source: Source;
  scenario: Scenario;
}

type Environment = Readonly<Record<string, string | undefined>>;

const readFile = (file: string): Promise<string> =>
  fs.readFile(file, 'utf8').catch((cause: Error) => {
    throw new CommandError(`${file} cannot be read: ${cause.message}`);
  });

async function read(file: string, environment: Environment): Promise<ReadScenario | Problem[]> {
  const source = new Source(file, await readFile(file));
  const problems = source.syntaxProblems.length ? source.syntaxProblems : findSchemaProblems(source);
  if (problems.length) return problems;
  const written = source.value as Omit<Scenario, 'name' | 'variables'> & Partial<Scenario>;
  const scenario = { name: basename(file).replace(/\.ya?ml$/, ''), variables: {}, ...written };
  const more = await new ScenarioCheck(source, scenario, environment).findProblems();
  return more.length ? more : { source, scenario };
}

/** Reads files; what is wrong in any of them is told at once, with its place. */
export async function readScenarios(files: readonly string[], environment: Environment): Promise<ReadScenario[]> {
  const found = await Promise.all(files.map((file) => read(file, environment)));
  const problems = found.filter((it) => Array.isArray(it)).flat();
  if (problems.length === 0) return found.filter((it): it is ReadScenario => !Array.isArray(it));
  const lines = problems.map(({ file, line, column, text }) => `${file}:${line}:${column}: ${text}`);
  throw new UsageError(lines.join('\n'), 'Nothing has been sent.');
}
