import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { badConfigExitCode, type Config, ConfigError, readConfig } from './config.ts';
import { Refusal } from './core/refusal.ts';

/** What shells use for a command that was called in a way that cannot work. */
const usageExitCode = 2;

const { version } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('#package.json'), 'utf8')) as {
  version: string;
};

const environmentNotes = `
Settings come from the environment: PORT, HOST, DATABASE_URL, REDIS_URL, SECRET_KEY and more; see the README.
Without DATABASE_URL the server keeps its rows in an embedded PostgreSQL under DATA_DIR (.study-mate).

Examples:
  $ study-mate-server                      start, with demonstration data on the first start
  $ study-mate-server --port 9000 --seed none
  $ study-mate-server --ephemeral          forget everything when it stops
  $ study-mate-server --reset              begin again with fresh demonstration data
  $ study-mate-server db import-places     fill the catalogue with the cities of the world
  $ study-mate-server staff add mai@example.com   let somebody change cities, schools, subjects and goals
  $ DATABASE_URL=postgres://localhost/study_mate study-mate-server db migrate`;

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('a port is 0 to 65535');
  return port;
}

function toPopulation(text: string): number {
  const people = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(people))
    throw new InvalidArgumentError('a population is a whole number');
  return people;
}

const seedOption = () =>
  new Option('--seed <data>', 'rows of a new database').choices(['demo', 'none']).default('demo');

const config = (): Config => readConfig(process.env);

// Loaded when they run: whoever has mistyped something, or asks for the version, does not wait for the whole server.
const databaseCommands = () => import('./commands/database.ts');
const placeCommands = () => import('./commands/places.ts');
const staffCommands = () => import('./commands/staff.ts');

const program = new Command('study-mate-server')
  .description('The reference server of the Study Mate API.')
  .version(version)
  .showHelpAfterError()
  .exitOverride()
  .addHelpText('after', environmentNotes);

program
  .command('start', { isDefault: true })
  // A word that is no command lands here too; told apart, it can be named.
  .allowExcessArguments()
  .description('migrate, seed a new database, and serve')
  .option('--port <number>', 'port to listen on; 0 picks a free one', toPort)
  .option('--host <address>', 'address to listen on')
  .option('--reset', 'drop all rows first')
  .option('--ephemeral', 'keep nothing: a database of its own that is gone when the server stops')
  .addOption(seedOption())
  .action(async ({ port, host, ...options }: { port?: number; host?: string; seed: 'demo' | 'none' }, { args }) => {
    if (args.length > 0) program.error(`error: unknown command '${args[0]}'`);
    const base = config();
    const { serve } = await import('./commands/serve.ts');
    await serve({ ...base, port: port ?? base.port, host: host ?? base.host }, options);
  });

const database = program.command('db').description('look after the database');
database
  .command('migrate')
  .description('bring the schema up to date')
  .action(async () => (await databaseCommands()).migrateDatabase(config()));
database
  .command('seed')
  .description('add the demonstration data to an empty database')
  .action(async () => (await databaseCommands()).seedDatabase(config()));
database
  .command('reset')
  .description('drop everything, migrate and seed')
  .action(async () => (await databaseCommands()).resetDatabase(config()));
database
  .command('import-places')
  .description('add cities of the world, and universities from a file; what is there already stays as it is')
  .option('--min-population <people>', 'leave smaller cities out', toPopulation, 5000)
  .option('--universities <file>', "JSON of ROR's data dump, schema 2 (https://ror.org)")
  .action(async (wish: { minPopulation: number; universities?: string }) =>
    (await placeCommands()).importOpenPlaces(config(), wish),
  );

const staff = program.command('staff').description('say who looks after cities, schools, subjects and goals');
staff
  .command('add')
  .description('let somebody change and remove them')
  .argument('<email>', 'the address of an account')
  .action(async (email: string) => (await staffCommands()).addStaff(config(), email));
staff
  .command('remove')
  .description('take that back')
  .argument('<email>', 'the address of an account')
  .action(async (email: string) => (await staffCommands()).removeStaff(config(), email));
staff
  .command('list')
  .description('the people who may')
  .action(async () => (await staffCommands()).listStaff(config()));

try {
  await program.parseAsync();
} catch (error) {
  // The library has said what there is to say; help and version are no errors.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : usageExitCode);
  const speaksForItself = error instanceof ConfigError || error instanceof Refusal;
  process.stderr.write(`${speaksForItself ? error.message : String((error as Error).stack ?? error)}\n`);
  process.exit(error instanceof ConfigError ? badConfigExitCode : 1);
}
