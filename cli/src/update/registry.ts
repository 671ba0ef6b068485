import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Host } from '../host.ts';

type Environment = Host['environment'];

const usual = 'https://registry.npmjs.org/';
const scope = '@study-mate:registry';

/** npm does not mind capitals in the names of its settings. */
const setting = (environment: Environment, name: string): string | undefined =>
  Object.entries(environment).find(([key, value]) => value && key.toLowerCase() === `npm_config_${name}`)?.[1];

/** The settings of the person's `.npmrc`; those that refer to the environment get what is there. */
const readSettings = (environment: Environment): Map<string, string> => {
  const path = setting(environment, 'userconfig') ?? join(environment.HOME || homedir(), '.npmrc');
  try {
    const lines = readFileSync(path, 'utf8').matchAll(/^[ \t]*([^#;=\s]+)[ \t]*=[ \t]*"?([^"\n]*?)"?[ \t]*\r?$/gm);
    const filled = (value: string) => value.replace(/\$\{(\w+)\}/g, (whole, name) => environment[name] ?? whole);
    return new Map(Array.from(lines, ([, name = '', value = '']) => [name, filled(value)]));
  } catch {
    return new Map();
  }
};

/** The registry that npm would install the program from. */
export function findRegistry(environment: Environment): string {
  const settings = readSettings(environment);
  const address =
    setting(environment, scope) ?? settings.get(scope) ?? setting(environment, 'registry') ?? settings.get('registry');
  return address && /^https?:/i.test(address) && URL.canParse(address) ? address.replace(/\/*$/, '/') : usual;
}
