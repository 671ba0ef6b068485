import { expect, test } from 'vitest';
import { ConfigError, configNames, readConfig } from './config.ts';

const production = {
  NODE_ENV: 'production',
  SECRET_KEY: 'k'.repeat(32),
  DATABASE_URL: 'postgres://localhost/study_mate',
};

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'development',
    port: 8000,
    accessTokenMinutes: 5,
    refreshTokenMinutes: 1440,
    locationDecimals: 3,
    locationHistoryDays: 365,
    rateLimits: true,
    catalogWrites: 'staff',
    corsOrigins: ['http://localhost:3000', 'http://localhost:5173', 'http://127.0.0.1:3000', 'http://127.0.0.1:5173'],
  });
});

test('all problems are told at once', () => {
  const read = () =>
    readConfig({
      PORT: 'eighty',
      LOCATION_DECIMALS: '9',
      DATABASE_URL: 'mysql://x',
      CORS_ALLOWED_ORIGINS: 'a b',
      CATALOG_WRITES: 'all',
    });
  expect(read).toThrow(ConfigError);
  expect(read).toThrow(
    /PORT must.*\n.*DATABASE_URL must.*\n.*CORS_ALLOWED_ORIGINS must.*\n.*LOCATION_DECIMALS must.*\n.*CATALOG_WRITES must/,
  );
});

test('an empty value counts as unset', () => {
  expect(readConfig({ PORT: '', REDIS_URL: '' })).toMatchObject({ port: 8000, redisUrl: undefined });
});

test('production starts with a long secret and a database', () => {
  expect(readConfig(production).mode).toBe('production');
});

test.each([
  ['SECRET_KEY', { ...production, SECRET_KEY: undefined }],
  ['SECRET_KEY', { ...production, SECRET_KEY: 'k'.repeat(31) }],
  ['DATABASE_URL', { ...production, DATABASE_URL: undefined }],
  ['CORS_ALLOWED_ORIGINS', { ...production, CORS_ALLOWED_ORIGINS: '*' }],
])('production refuses an unsafe %s', (name, env) => {
  expect(() => readConfig(env)).toThrow(name);
});

test('what production lacks is told beside what is malformed', () => {
  expect(() => readConfig({ NODE_ENV: 'production', PORT: 'x' })).toThrow(/PORT.*\n.*SECRET_KEY.*\n.*DATABASE_URL/);
});

test('the names are the documented ones', () => {
  expect(configNames).toContain('BLACKLIST_AFTER_ROTATION');
});
