import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import pg from 'pg';
import { createOwnDatabase } from '../src/testing/own-database.ts';

/** Requests per second of ours over those of the floor; less is a regression. */
const leastRatio = 0.65;
const rounds = 5;
const secondsPerRound = 3;
const connections = 10;
const password = 'correct horse battery';

const databaseUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
if (!databaseUrl) {
  process.stderr.write('The benchmark needs a PostgreSQL with PostGIS: set DATABASE_URL, or run it with services.\n');
  process.exit(2);
}

const children: ChildProcess[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Starts a server process and answers with the address it prints. */
function start(args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      if (output.length > 4096) return;
      output += chunk.toString();
      const address = /ready at (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
}

interface Session {
  user: { id: number };
  tokens: { access: string; refresh: string };
}

async function register(url: string, name: string): Promise<Session> {
  const body = { email: `${name}@example.com`, password, password_confirm: password, full_name: name };
  const response = await fetch(`${url}/api/auth/register/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Session;
}

/** Thirty people who have asked one person, so that the list has three pages. */
async function seedRequests(databaseUrl: string, receiverId: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(
    `WITH people AS (
       INSERT INTO users (email, password_hash, full_name, bio)
       SELECT 'asker' || n || '@example.com', 'none', 'Asker ' || n, 'Hello!' FROM generate_series(1, 30) n RETURNING id
     )
     INSERT INTO connection_requests (sender_id, receiver_id, state, message, created_at, updated_at)
     SELECT id, $1, 'pending', 'Shall we study together?', now(), now() FROM people`,
    [receiverId],
  );
  await client.query('ANALYZE');
  await client.end();
}

async function requestsPerSecond(url: string, token: string): Promise<number> {
  const result = await autocannon({
    url,
    connections,
    duration: secondsPerRound,
    headers: { authorization: `Bearer ${token}` },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return result.requests.average;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

interface Servers {
  ours: string;
  plain: string;
  prepared: string;
}

/** Rounds alternate, so that whatever else the machine does hits all alike. Answers with the ratio to the plain floor. */
async function compare(path: string, servers: Servers, token: string): Promise<number> {
  const names = ['plain', 'prepared', 'ours'] as const;
  const measured = { ours: [] as number[], plain: [] as number[], prepared: [] as number[] };
  for (const name of names) await requestsPerSecond(servers[name] + path, token);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) measured[name].push(await requestsPerSecond(servers[name] + path, token));
  }
  const ours = median(measured.ours);
  const told = (['plain', 'prepared'] as const).map((name) => {
    const rate = median(measured[name]);
    return `${name} ${rate.toFixed(0).padStart(6)}/s, ratio ${(ours / rate).toFixed(2)}`;
  });
  say(`${path.padEnd(34)} ours ${ours.toFixed(0).padStart(6)}/s   ${told.join('   ')}`);
  return ours / median(measured.plain);
}

const database = await createOwnDatabase(databaseUrl);
try {
  const ours = await start([fileURLToPath(new URL('../bin/study-mate-server.js', import.meta.url)), '--port', '0'], {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    REDIS_URL: process.env.TEST_REDIS_URL ?? process.env.REDIS_URL ?? '',
    SECRET_KEY: 'a key that only this benchmark uses, long enough',
    PUBLIC_URL: '',
    LOG_LEVEL: 'info',
  });
  const { user, tokens } = await register(ours, 'bench');
  await seedRequests(database.url, user.id);
  const { family } = JSON.parse(Buffer.from(tokens.access.split('.')[1] ?? '', 'base64url').toString());
  const startFloor = (mode: string) =>
    start(['--import', 'tsx', fileURLToPath(new URL('floor.ts', import.meta.url)), mode, String(user.id), family], {
      DATABASE_URL: database.url,
      NODE_ENV: 'production',
    });
  const servers = { ours, plain: await startFloor('plain'), prepared: await startFloor('prepared') };

  say(`${connections} connections, median of ${rounds} rounds of ${secondsPerRound} s.`);
  say('Floors: bare Express + pg with the same statements, as the driver sends them and prepared.\n');
  const ratios = [
    await compare('/api/auth/profile/', servers, tokens.access),
    await compare('/api/matching/requests/received/', servers, tokens.access),
  ];
  const worst = Math.min(...ratios);
  say(`\nworst ratio to the plain floor ${worst.toFixed(2)}, at least ${leastRatio} wanted`);
  process.exitCode = worst < leastRatio ? 1 : 0;
} finally {
  for (const child of children) child.kill('SIGTERM');
  await database.drop();
}
