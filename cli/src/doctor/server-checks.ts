import { broken, type Finding, ok, warning } from './finding.ts';
import { type Probed, probe } from './probe.ts';

/** Seconds by which clocks may differ: dates in answers are whole ones, and answers take their time. */
const tolerance = 30;
/** The major version of the API that this program speaks. */
const spokenApi = 1;

const askForServer = 'Is the server running? Another one is named by --url or STUDY_MATE_URL.';

const parse = (body: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
};

const checkHealth = ({ status, body, sentAt, answeredAt }: Probed, url: string): Finding => {
  const health = parse(body);
  const check = 'Server';
  if (typeof health?.status !== 'string') {
    const message = `Something answers at ${url}, but no Study Mate server (status ${status}).`;
    return { check, ...broken({ message, advice: 'Look at the address: --url or STUDY_MATE_URL.' }) };
  }
  if (status !== 200) {
    const parts = Object.entries(health).map(([name, state]) => `${name} ${state}`);
    const message = `${url} is not ready: ${parts.join(', ')}.`;
    return { check, ...broken({ message, advice: 'Whoever runs the server finds the reason in its log.' }) };
  }
  return { check, ...ok(`${url} answers in ${answeredAt - sentAt} ms.`) };
};

const checkClock = ({ headers, sentAt, answeredAt }: Probed): Finding => {
  const check = 'Clock';
  const there = Date.parse(headers.date ?? '');
  if (Number.isNaN(there)) return { check, ...warning({ message: 'The server does not say what time it is.' }) };
  // The date is cut off after the seconds.
  const ahead = Math.round(((sentAt + answeredAt) / 2 - (there + 500)) / 1000);
  if (Math.abs(ahead) <= tolerance) return { check, ...ok(`It agrees with the server's (${ahead} s).`) };
  const message = `It is ${Math.abs(ahead)} s ${ahead > 0 ? 'ahead of' : 'behind'} the server's.`;
  return { check, ...warning({ message, advice: 'Set it, or let it be set: timedatectl set-ntp true' }) };
};

const checkVersions = async (url: string, own: string, signal: AbortSignal): Promise<Finding> => {
  const check = 'Versions';
  const { status, body } = await probe(`${url}/api/schema/?format=json`, { signal });
  const version = (parse(body)?.info as { version?: unknown } | undefined)?.version;
  if (status !== 200 || typeof version !== 'string') {
    return { check, ...warning({ message: `This is ${own}; the server does not say which API it has.` }) };
  }
  const message = `This is ${own}; the server has version ${version} of the API.`;
  if (Number(version.split('.')[0]) === spokenApi) return { check, ...ok(message) };
  const advice = `This program speaks version ${spokenApi}. Update it with: npm install --global @study-mate/cli@latest`;
  return { check, ...broken({ message, advice }) };
};

/** Looks at the server as anybody can, without being signed in. Nothing else is worth a try when it is not there. */
export async function checkServer(url: string, version: string, signal: AbortSignal): Promise<Finding[]> {
  const answer = await probe(`${url}/readyz`, { signal }).catch((error: Error) => error);
  if (answer instanceof Error) {
    const message = `${url} cannot be reached: ${answer.message || (answer as NodeJS.ErrnoException).code}.`;
    return [{ check: 'Server', ...broken({ message, advice: askForServer }) }];
  }
  const health = checkHealth(answer, url);
  return health.state === 'ok' ? [health, await checkVersions(url, version, signal), checkClock(answer)] : [health];
}

const doors = [
  { check: 'Socket.IO', path: '/socket.io/?EIO=4&transport=websocket', what: 'live commands' },
  // Whoever is not signed in is shown out, but only by what opens sockets: to an ordinary request nothing is there.
  { check: 'Plain socket', path: '/ws/chat/0/', what: 'programs that use plain sockets' },
];

/** Looks whether sockets get through to the server, which proxies like to prevent. */
export const checkSockets = (url: string, signal: AbortSignal): Promise<Finding[]> =>
  Promise.all(
    doors.map(async ({ check, path, what }) => {
      const answer = await probe(url + path, { signal, isSocket: true }).catch((error: Error) => error);
      const isThere = !(answer instanceof Error) && (answer.status === 101 || answer.status === 403);
      if (isThere) return { check, ...ok('It gets through.') };
      const reason = answer instanceof Error ? answer.message : `status ${answer.status}`;
      const advice = 'A proxy in between must pass on the headers Connection and Upgrade.';
      return {
        check,
        ...broken({ message: `It does not get through (${reason}), so ${what} will not work.`, advice }),
      };
    }),
  );
