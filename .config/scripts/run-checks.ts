import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Check {
  name: string;
  command: readonly [program: string, ...parameters: string[]];
}

interface Outcome {
  ok: boolean;
  output: string;
  seconds: number;
}

function run({ command: [program, ...parameters] }: Check): Promise<Outcome> {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(program, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const finish = (ok: boolean): void => done({ ok, output, seconds: (performance.now() - started) / 1000 });
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', (error) => {
      output += String(error);
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}

/**
 * Runs all checks, as many at a time as there are cores, in the order given: put the long ones first.
 * A line for each as it ends; what it printed only if it failed. Resolves to the names of the failed ones.
 */
export async function runChecks(checks: readonly Check[], print: (line: string) => void): Promise<string[]> {
  const waiting = [...checks];
  const failed: string[] = [];
  const width = Math.max(...checks.map(({ name }) => name.length));
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const { ok, output, seconds } = await run(check);
      print(`${ok ? 'ok    ' : 'failed'}  ${check.name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s`);
      if (ok) continue;
      failed.push(check.name);
      print(output.trimEnd().replace(/^/gm, '        '));
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return failed;
}
