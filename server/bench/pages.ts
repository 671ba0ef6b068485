import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { connectDatabase } from '../src/db/connect.ts';
import { importPlaces } from '../src/places/import.ts';
import { loadSpec } from '../src/spec.ts';
import { aCrowd } from '../test/crowd.ts';
import { type PagedOperation, pagedOperations } from '../test/paged-operations.ts';
import { type MadeList, pagedWorlds } from '../test/paged-worlds.ts';
import { stir } from '../test/stir.ts';

/** Time of a deep page over that of the first; more is a regression. */
const mostTimes = 3;
const deep = 1000;
const rowsAPage = 10;
const rounds = 31;

const serverUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
if (!serverUrl) {
  process.stderr.write('The benchmark needs a PostgreSQL with PostGIS: set DATABASE_URL, or run it with services.\n');
  process.exit(2);
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** Starts a server of its own on a database of its own; answers when it is ready. */
function start(databaseUrl: string) {
  const program = fileURLToPath(new URL('../bin/study-mate-server.js', import.meta.url));
  const child = spawn(process.execPath, [program, '--port', '0', '--seed', 'none'], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: databaseUrl,
      REDIS_URL: '',
      SECRET_KEY: 'a secret for tests only',
      RATE_LIMITS: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ready = new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const address = /ready at (http:\S+)/.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)));
  });
  return { child, ready };
}

/** The lists with their rows: cities of the world, and ten thousand equal rows each. */
async function fill(databaseUrl: string): Promise<Map<string, MadeList>> {
  const db = await connectDatabase({ databaseUrl });
  const crowd = (size: number) => aCrowd({ db, clock: { now: () => new Date() } }, size);
  const size = deep * rowsAPage;
  await importPlaces({ db, minPopulation: 5000, universities: [] });
  const people = (await crowd(size)).map(({ id }) => id);
  const made = new Map<string, MadeList>();
  for (const [id, make] of Object.entries(pagedWorlds)) {
    const [viewer] = await crowd(1);
    if (!viewer) throw new Error('Nobody came');
    made.set(id, await make({ db, size, people, viewer: async () => viewer }));
  }
  await stir(db);
  for (const _look of [1, 2]) await db.query('VACUUM (ANALYZE)');
  await db.close();
  return made;
}

async function milliseconds(address: string, token: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(address, { headers: { Authorization: `Bearer ${token}` } });
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return performance.now() - began;
}

/** Rounds alternate, so that whatever else the machine does hits both alike. */
async function compare(url: string, { id, path, size, required }: PagedOperation, list: MadeList): Promise<number> {
  const place = path.replace(/\{(\w+)\}/g, (_, name: string) => String(list.params?.[name]));
  const addressOf = (page: number) => {
    const search = new URLSearchParams({ page: String(page), [size]: String(rowsAPage) });
    for (const name of required) search.set(name, String(list.filters?.[name]));
    return `${url}${place}?${search}`;
  };
  const [first, last]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    first.push(await milliseconds(addressOf(1), list.as.tokens.access));
    last.push(await milliseconds(addressOf(deep), list.as.tokens.access));
  }
  const ratio = median(last) / median(first);
  const told = `page 1 ${median(first).toFixed(1).padStart(6)} ms   page ${deep} ${median(last).toFixed(1).padStart(6)} ms`;
  say(`${id.padEnd(26)} ${told}   ratio ${ratio.toFixed(2)}`);
  return ratio;
}

const name = `study_mate_pages_${process.pid}`;
await administer(`CREATE DATABASE ${name}`);
const own = new URL(serverUrl);
own.pathname = `/${name}`;
const { child, ready } = start(own.href);
try {
  const url = await ready;
  const made = await fill(own.href);
  say(`${deep * rowsAPage} equal rows a list, beside the cities of the world; median of ${rounds} rounds.\n`);
  const ratios: number[] = [];
  for (const operation of pagedOperations((await loadSpec()).spec)) {
    ratios.push(await compare(url, operation, made.get(operation.id) as MadeList));
  }
  const worst = Math.max(...ratios);
  say(`\nworst ratio ${worst.toFixed(2)}, at most ${mostTimes} wanted`);
  process.exitCode = worst > mostTimes ? 1 : 0;
} finally {
  child.kill('SIGTERM');
  await administer(`DROP DATABASE ${name} WITH (FORCE)`);
}
