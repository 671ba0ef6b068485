import { z } from 'zod';
import type { CatalogWrites } from './core/catalog.policy.ts';

/** sysexits.h EX_CONFIG: the environment asks for something the server cannot do. */
export const badConfigExitCode = 78;

const minimumSecretBytes = 32;
const localOrigins = ['localhost', '127.0.0.1'].flatMap((host) => [`http://${host}:3000`, `http://${host}:5173`]);

const flag = (initial: boolean) =>
  z
    .enum(['true', 'false', '1', '0', 'on', 'off', 'yes', 'no'], { error: 'must be true or false' })
    .default(initial ? 'true' : 'false')
    .transform((text) => ['true', '1', 'on', 'yes'].includes(text));

const whole = (initial: number, minimum: number, maximum: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .default(String(initial))
    .transform(Number)
    .refine((value) => value >= minimum && value <= maximum, `must be between ${minimum} and ${maximum}`);

const address = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.replace(':', '')),
      `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );

const origins = z
  .string()
  .default(localOrigins.join(','))
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim().replace(/\/$/, ''))
      .filter(Boolean),
  )
  .refine(
    (list) => list.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)),
    'must be a comma-separated list of origins such as https://app.example.com',
  );

/** Express's `trust proxy`: a hop count, `true`/`false`, or a list of addresses and subnets. */
const trustProxy = z
  .string()
  .default('false')
  .transform((text) => (/^\d+$/.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text));

const environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: whole(8000, 0, 65_535),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: address('postgres', 'postgresql').optional(),
  REDIS_URL: address('redis', 'rediss').optional(),
  SECRET_KEY: z.string().min(16, 'must be at least 16 characters').optional(),
  ACCESS_TOKEN_LIFETIME: whole(5, 1, 525_600),
  REFRESH_TOKEN_LIFETIME: whole(1440, 1, 525_600),
  ROTATE_REFRESH_TOKENS: flag(true),
  BLACKLIST_AFTER_ROTATION: flag(true),
  CORS_ALLOWED_ORIGINS: origins,
  LOCATION_DECIMALS: whole(3, 0, 6),
  LOCATION_HISTORY_DAYS: whole(365, 1, 36_500),
  PUBLIC_URL: address('http', 'https').optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).optional(),
  TRUST_PROXY: trustProxy,
  DATA_DIR: z.string().default('.study-mate'),
  RATE_LIMITS: flag(true),
  CATALOG_WRITES: z.enum(['staff', 'open'], { error: 'must be staff or open' }).default('staff'),
});

/** What production may not run without; told together with everything else that is wrong. */
function productionProblems(given: Record<string, string | undefined>): string[] {
  if (given.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  if (Buffer.byteLength(given.SECRET_KEY ?? '') < minimumSecretBytes) {
    problems.push(`SECRET_KEY must be set in production, at least ${minimumSecretBytes} bytes long`);
  }
  if (!given.DATABASE_URL) problems.push('DATABASE_URL must be set in production');
  if (given.CORS_ALLOWED_ORIGINS?.split(',').some((origin) => origin.trim() === '*')) {
    problems.push('CORS_ALLOWED_ORIGINS may not contain * in production');
  }
  return problems;
}

/** Every environment name the server reads. */
export const configNames: readonly string[] = Object.keys(environment.shape);

export type Config = Readonly<{
  mode: 'development' | 'test' | 'production';
  port: number;
  host: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  secretKey: string | undefined;
  accessTokenMinutes: number;
  refreshTokenMinutes: number;
  rotateRefreshTokens: boolean;
  blacklistAfterRotation: boolean;
  corsOrigins: readonly string[];
  locationDecimals: number;
  locationHistoryDays: number;
  publicUrl: string | undefined;
  logLevel: string;
  trustProxy: boolean | number | string;
  dataDir: string;
  rateLimits: boolean;
  catalogWrites: CatalogWrites;
}>;

/** All that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment, or throws one `ConfigError` that lists every problem. An empty value counts as unset. */
export function readConfig(source: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  const malformed = result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...malformed, ...productionProblems(given)];
  if (!result.success || problems.length > 0) {
    throw new ConfigError(`The environment has problems:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
  const env = result.data;
  return Object.freeze({
    mode: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    secretKey: env.SECRET_KEY,
    accessTokenMinutes: env.ACCESS_TOKEN_LIFETIME,
    refreshTokenMinutes: env.REFRESH_TOKEN_LIFETIME,
    rotateRefreshTokens: env.ROTATE_REFRESH_TOKENS,
    blacklistAfterRotation: env.BLACKLIST_AFTER_ROTATION,
    corsOrigins: env.CORS_ALLOWED_ORIGINS,
    locationDecimals: env.LOCATION_DECIMALS,
    locationHistoryDays: env.LOCATION_HISTORY_DAYS,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    // A line a request helps whoever operates a server, and hides the banner from whoever tries one.
    logLevel: env.LOG_LEVEL ?? (env.NODE_ENV === 'production' ? 'info' : 'warn'),
    trustProxy: env.TRUST_PROXY,
    dataDir: env.DATA_DIR,
    rateLimits: env.RATE_LIMITS,
    catalogWrites: env.CATALOG_WRITES,
  });
}
