import manifest from '../package.json' with { type: 'json' };
import { type ExitCode, exitCodes } from './exit.ts';
import { Interruption } from './failure.ts';
import type { Host } from './host.ts';
import { isPlainWished, mayColour, widthOf } from './output/appearance.ts';
import { createStyle } from './output/style.ts';
import { findRoute } from './route.ts';

/** Milliseconds that a command has for tidying up after Ctrl-C, if it wants to. */
const graceTime = 500;

/** Settles as the command does, or soon after an interruption. */
const unlessInterrupted = (work: Promise<void>, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => setTimeout(() => reject(signal.reason), graceTime).unref();
    work.then(() => (signal.aborted ? reject(signal.reason) : resolve()), reject);
    if (signal.aborted) leave();
    else signal.addEventListener('abort', leave, { once: true });
  });

/** Runs the program once; resolves to its exit code, whatever happens. */
export async function run(host: Host): Promise<ExitCode> {
  try {
    const route = findRoute(host.args);
    if (route.to === 'version') {
      host.stdout.write(`${manifest.version}\n`);
    } else if (route.to === 'help') {
      const { writeHelp } = await import('./help.ts');
      host.stdout.write(
        await writeHelp(route.about, { version: manifest.version, width: widthOf(host.stdout, host.environment) }),
      );
    } else if (route.to === 'completion') {
      const { writeSuggestions } = await import('./completion/suggestions.ts');
      host.stdout.write(await writeSuggestions(route.words, host.environment));
    } else if (route.to === 'update') {
      const { lookForUpdate } = await import('./update/look.ts');
      await lookForUpdate(host.environment);
    } else {
      const [command, { parseCommandLine }, { Context }] = await Promise.all([
        route.entry.load(),
        import('./command-line.ts'),
        import('./context.ts'),
      ]);
      const { input, global } = parseCommandLine(command, route.rest);
      const context = await Context.create(host, global);
      // What was done before something went wrong is said, too.
      await unlessInterrupted(command.run(context, input), host.signal).finally(() => context.output.finish());
    }
    return exitCodes.ok;
  } catch (error) {
    return fail(host, error);
  }
}

async function fail({ args, environment, signal, stderr }: Host, thrown: unknown): Promise<ExitCode> {
  const error = signal.aborted ? signal.reason : thrown;
  if (error instanceof Interruption) return error.exitCode;
  const { explain, writeReport } = await import('./report.ts');
  const { exitCode, report } = await explain(error);
  const paper = {
    style: createStyle(mayColour(stderr, environment)),
    width: (stderr.isTTY && stderr.columns) || Number.POSITIVE_INFINITY,
    isPlain: args.includes('--plain') || isPlainWished(environment),
  };
  stderr.write(
    args.some((word) => /^--json(=|$)/.test(word)) ? `${JSON.stringify(report)}\n` : writeReport(report, paper),
  );
  if (environment.STUDY_MATE_DEBUG && error instanceof Error) stderr.write(`${error.stack}\n`);
  return exitCode;
}
