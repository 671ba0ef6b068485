import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../src/exit.ts';
import { entries, examples } from '../src/program.ts';
import { startRealServer } from './real-server.ts';
import { TestHome } from './run-cli.ts';
import { Shell } from './shell.ts';
import { parts } from './typed-examples.ts';

const password = 'study-together';
/** An is who runs the examples. */
const an = 2;

let server: Awaited<ReturnType<typeof startRealServer>>;
let shell: Shell;
/** The shell's home: whoever signs in there or here is signed in in both. */
let home: TestHome;
let people = 0;

type Run = (line: string) => Promise<{ code: number | null; stdout: string; stderr: string }>;

/** One of each kind. What several programs do together is a matter for the shell anyway. */
const processes = [
  'study-mate nearby --jq',
  'study-mate profile show --json',
  'study-mate requests send Linh',
  'study-mate groups members 1 --all',
  'study-mate sessions calendar 2026-03',
  'study-mate doctor',
];
const needsProcess = (line: string): boolean => line.includes('|') || processes.some((it) => line.startsWith(it));

/** A process costs half a second, so most lines are run in this one, where they meet the same server and profiles. */
const run = (line: string, options: { stdin?: string; interruptAfter?: string } = {}) =>
  home.run(parts(line).slice(1), { ...options, environment: { STUDY_MATE_URL: server.url } });

/** What the examples need to be there. */
const must = async (line: string, stdin = ''): Promise<string> => {
  const { code, stdout, stderr } = await run(line, { stdin });
  if (code !== 0) throw new Error(`${line}\n${stdout}${stderr}`);
  return stdout;
};

const login = (name: string, profile: string) =>
  must(`study-mate login ${name}@study-mate.example --password-stdin --profile ${profile}`, password);

const type: Run = (line) => (needsProcess(line) ? shell.run(line) : run(line));

/** Somebody called Linh with a request to or from An; the id of the request. */
const aRequest = async (direction: 'sent' | 'received'): Promise<string> => {
  const profile = `linh-${++people}`;
  const account = `study-mate register ${profile}@study-mate.example --name 'Linh Trần' --password-stdin --profile ${profile}`;
  const [id = ''] = (await must(account, password)).split('\t');
  const ask = direction === 'sent' ? `requests send ${id}` : `requests send ${an} --profile ${profile}`;
  return (await must(`study-mate ${ask}`)).split('\t')[0] ?? '';
};

/** Runs an example about request 1 about another one, and makes the two strangers again. */
const aboutRequest = (direction: 'sent' | 'received') => async (line: string) => {
  const id = await aRequest(direction);
  const result = await type(line.replace(/ 1$/, ` ${id}`));
  await run(`study-mate requests block ${id}`);
  return result;
};

const askLinhNearby = async (line: string) => {
  await must('study-mate location set 21.028511 105.804817');
  const result = await type(line);
  await must('study-mate requests cancel Linh');
  return result;
};

/** Runs an example about session 1 about another one, planned for it by An or somebody else. */
const aboutSession =
  ({ host = 'default', before = '' } = {}): Run =>
  async (line) => {
    const plan = `study-mate sessions create Example "2030-01-01 10:00" 60 --place Library --profile ${host}`;
    const [id = ''] = (await must(plan)).split('\t');
    if (before) await must(`study-mate sessions ${before} ${id}`);
    return type(line.replace(/ 1( |$)/, ` ${id}$1`));
  };

const untilInterrupted = async (line: string) => {
  const result = await run(line, { interruptAfter: line.includes('--json') ? '"connected"' : 'Waiting for messages' });
  expect(result.code).toBe(exitCodes.interrupted);
  return { ...result, code: 0 };
};

const onTerminal = async (line: string, answer: { after: string; type: string }) => {
  const terminal = shell.openTerminal(line);
  await terminal.untilShown(answer.after);
  terminal.type(answer.type);
  return { code: await terminal.untilEnded(), stdout: terminal.text, stderr: '' };
};

/** An adds it and Mai, who is staff, removes it: what others stand on must stay. */
const removeAnother =
  (add: string): Run =>
  async (line) => {
    const [id] = (await must(add)).split('\t');
    return type(line.replace(/ 1$/, ` ${id} --profile mai`));
  };
const asStaff: Run = (line) => type(`${line} --profile mai`);

/** Whatever an earlier example has done, An is in the group now. */
const afterJoining = async (line: string) => {
  await run(line.replace('groups leave', 'groups join'));
  return type(line);
};

/** Examples that need something before, after or beside them; the longest beginning that fits counts. */
const special: Record<string, Run> = {
  'study-mate login an@study-mate.example': (line) =>
    line.includes('|') ? type(line) : onTerminal(line, { after: 'Password', type: password }),
  'study-mate logout': async (line) => {
    const result = await type(line);
    await login('mai', 'mai');
    return result;
  },
  'study-mate cities set': asStaff,
  'study-mate cities remove': removeAnother('study-mate cities add Huế'),
  'study-mate schools set': asStaff,
  'study-mate schools remove': removeAnother('study-mate schools add HUCE "55 Giải Phóng"'),
  'study-mate requests send': askLinhNearby,
  'study-mate requests show': aboutRequest('received'),
  'study-mate requests accept': aboutRequest('received'),
  'study-mate requests reject': aboutRequest('received'),
  'study-mate requests cancel': aboutRequest('sent'),
  'study-mate requests block': aboutRequest('received'),
  'study-mate groups join': async (line) => {
    await run(line.replace('groups join', 'groups leave'));
    return type(line);
  },
  'study-mate groups leave': afterJoining,
  'study-mate groups archive': async (line) => {
    await must('study-mate groups create "Evening readers club"');
    return type(line.replace('Evening readers', 'Evening readers club'));
  },
  'study-mate chat open': (line) => onTerminal(line, { after: '● connected', type: '/quit' }),
  'study-mate sessions edit': aboutSession(),
  'study-mate sessions cancel': aboutSession(),
  'study-mate sessions join 1': aboutSession({ host: 'mai' }),
  'study-mate sessions leave': aboutSession(),
  'study-mate sessions check-in': aboutSession(),
  'study-mate sessions check-out': aboutSession({ before: 'check-in' }),
  'study-mate chat tail': untilInterrupted,
  'study-mate groups chat': (line) => onTerminal(line, { after: '● connected', type: '/quit' }),
  'study-mate groups tail': untilInterrupted,
};

const runExample: Run = (line) => {
  const beginning = Object.keys(special).find((it) => line.startsWith(it));
  return (beginning && special[beginning]?.(line)) || type(line);
};

beforeAll(async () => {
  server = await startRealServer();
  shell = new Shell(server.url);
  home = new TestHome(shell.folder);
  await login('an', 'default');
  await login('mai', 'mai');
  await must(`study-mate requests send ${an} --profile mai`);
  await must('study-mate requests accept Mai');
  await must('study-mate chat send An Hello --profile mai');
});

afterAll(async () => {
  shell?.remove();
  await server?.stop();
});

const commands = await Promise.all(entries.map(({ load }) => load()));

test.each([...commands.flatMap((command) => command.examples), ...examples])('$line', async ({ line }) => {
  const { code, stdout, stderr } = await runExample(line);
  expect({ code, stderr: code ? stdout + stderr : '' }).toEqual({ code: 0, stderr: '' });
  if (line.includes('--json') && !line.includes('tail')) expect(() => JSON.parse(stdout)).not.toThrow();
});

test('messages that came while tail was away are printed when it is back', async () => {
  const first = JSON.parse(await must('study-mate chat send Mai one --json'));
  await must('study-mate chat send Mai two');
  const { stdout } = await shell.interrupt(
    `study-mate chat tail An --profile mai --since ${first.seq - 1} --json`,
    '"two"',
  );
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const messages = events.filter(({ type }) => type === 'chat_message');
  expect(messages.map(({ content }) => content)).toEqual(['one', 'two']);
});

test('two processes of one profile that renew at once stay signed in', async () => {
  await login('an', 'both');
  const stored = await home.file('both').read();
  await home.file('both').write({ url: server.url, tokens: { refresh: stored?.tokens?.refresh ?? '', access: 'old' } });
  const calls = Array.from({ length: 4 }, () => shell.run('study-mate whoami --profile both'));
  const [first, ...others] = await Promise.all(calls);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  for (const other of others) expect(other).toEqual(first);
});

test('every piece of what is built loads', async () => {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url));
  // Loading the first starts the program, which the others have shown to start.
  const pieces = readdirSync(dist).filter((name) => name.endsWith('.cjs') && name !== 'main.cjs');
  expect(pieces.length).toBeGreaterThan(entries.length);
  // What makes chunks of CommonJS turns `return(a)??b` into the name of a function that is not there.
  for (const piece of pieces) expect(readFileSync(dist + piece, 'utf8')).not.toMatch(/\breturn_[a-z]+Co/);
  const load = `for (const piece of ${JSON.stringify(pieces)}) require(${JSON.stringify(dist)} + piece)`;
  expect(await shell.run(`node -e '${load}'`)).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('the chat screen obeys NO_COLOR', async () => {
  const terminal = shell.openTerminal('study-mate chat open Mai');
  await terminal.untilShown('● connected');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is how terminals are told of colours
  expect(terminal.written).not.toMatch(/\u001b\[3\dm/);
  terminal.type('/quit');
  expect(await terminal.untilEnded()).toBe(0);
});
