import type { Duplex } from 'node:stream';
import pg from 'pg';
import { type Options, Sequelize } from 'sequelize';
import type { EmbeddedDatabase } from './embedded/embedded.ts';
import { ensureExtensions } from './extensions.ts';

interface ConnectOptions {
  /** A PostgreSQL server with PostGIS; takes precedence over `embedded`. */
  databaseUrl?: string | undefined;
  embedded?: EmbeddedDatabase | undefined;
  /** How many connections this process may hold. */
  poolMax?: number | undefined;
  logger?: ((sql: string) => void) | undefined;
}

export interface Database {
  readonly sequelize: Sequelize;
  /** Rows of one statement, read without Sequelize's own parsing and formatting. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /**
   * A statement the server parses and plans once a connection: what hot reads use. The name stands for the text, so
   * it must be unique in the process.
   */
  prepared<Row>(name: string, text: string): (values: readonly unknown[]) => Promise<Row[]>;
  /** Whether the database answers, within two seconds. */
  isUp(): Promise<boolean>;
  close(): Promise<void>;
}

const APPLICATION = 'study-mate';
const PATIENCE = 2000;

/** A real server ends what would otherwise hold locks for ever. The embedded one ignores these. */
const serverLimits = {
  application_name: APPLICATION,
  statement_timeout: 15_000,
  lock_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
  connectionTimeoutMillis: 5000,
  keepAlive: true,
};

// `count(*)` and sums of integers are numbers here; nothing this server counts comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const streamOf = (embedded: EmbeddedDatabase) => ({ stream: (): Duplex => embedded.stream() });

function openSequelize(options: ConnectOptions): Sequelize {
  const { databaseUrl, embedded, poolMax = 10, logger } = options;
  const settings: Options = {
    dialect: 'postgres',
    dialectModule: pg,
    dialectOptions: databaseUrl ? serverLimits : embedded && streamOf(embedded),
    logging: logger ? (sql) => logger(sql) : false,
    define: { underscored: true },
    pool: { max: poolMax, min: 0, idle: 30_000, acquire: 20_000 },
  };
  return databaseUrl
    ? new Sequelize(databaseUrl, settings)
    : new Sequelize({ ...settings, database: 'postgres', username: 'postgres' });
}

/** Sequelize keeps the driver's connections in its pool; its types do not say which driver. */
type Pooled = Awaited<ReturnType<Sequelize['connectionManager']['getConnection']>> & pg.Client;

async function withConnection<T>(sequelize: Sequelize, work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const manager = sequelize.connectionManager;
  const connection = (await manager.getConnection({ type: 'read' })) as Pooled;
  try {
    return await work(connection);
  } finally {
    manager.releaseConnection(connection);
  }
}

const within = <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Too late')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

class PooledDatabase implements Database {
  readonly sequelize: Sequelize;
  readonly #texts = new Map<string, string>();

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#run<Row>({ text, values: [...values] });
  }

  prepared<Row>(name: string, text: string): (values: readonly unknown[]) => Promise<Row[]> {
    if ((this.#texts.get(name) ?? text) !== text) throw new Error(`Two statements are called "${name}"`);
    this.#texts.set(name, text);
    return (values) => this.#run<Row>({ name, text, values: [...values] });
  }

  async isUp(): Promise<boolean> {
    try {
      await within(PATIENCE, this.query('SELECT 1'));
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    return this.sequelize.close();
  }

  #run<Row>(statement: pg.QueryConfig): Promise<Row[]> {
    return withConnection(this.sequelize, async (connection) => {
      const { rows } = await connection.query(statement);
      return rows as Row[];
    });
  }
}

/** Connects, makes sure of the extensions, and answers once the database has answered. */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  const { databaseUrl, embedded } = options;
  if (!databaseUrl && !embedded) throw new Error('Neither a database URL nor an embedded database was given');
  await ensureExtensions(
    databaseUrl
      ? { connectionString: databaseUrl, application_name: APPLICATION, connectionTimeoutMillis: 5000 }
      : { ...(embedded && streamOf(embedded)) },
  );
  const sequelize = openSequelize(options);
  await sequelize.authenticate();
  return new PooledDatabase(sequelize);
}
