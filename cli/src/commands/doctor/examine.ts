import manifest from '../../../package.json' with { type: 'json' };
import { defineCommand } from '../../command.ts';
import { checkServer, checkSockets } from '../../doctor/server-checks.ts';
import { checkSession } from '../../doctor/session-checks.ts';
import { CommandError } from '../../failure.ts';
import { printFindings } from '../../output/finding-view.ts';

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'Look for what is wrong between you and the server',
  about:
    'Server, versions, clock, sign-in, API and both kinds of socket: what is fine, what is odd, what is broken and what\n' +
    'to do about it. What is found is the result, so it is printed even when something is broken; the exit code is 1 then.',
  args: {},
  flags: {},
  examples: [
    { line: 'study-mate doctor', about: 'Is it the server, the network or me?' },
    { line: 'study-mate doctor --json', about: 'For whoever helps you' },
  ],

  async run(context) {
    const url = await context.profile.url();
    const server = await checkServer(url, manifest.version, context.signal);
    const isThere = server[0]?.state === 'ok';
    const others = isThere ? [checkSession(context), checkSockets(url, context.signal)] : [];
    const findings = [...server, ...(await Promise.all(others)).flat()];
    printFindings(context.output, findings);
    const count = findings.filter(({ state }) => state === 'broken').length;
    if (count)
      throw new CommandError(count === 1 ? 'Something is broken.' : `${count} things are broken.`, 'unhealthy');
  },
});
