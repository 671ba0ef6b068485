import { randomUUID } from 'node:crypto';
import type { Clock } from '../core/clock.ts';
import type { Claim, KeptAnswer, KeyedWrite } from '../core/idempotency.ts';
import type { Database } from './connect.ts';

const day = 86_400_000;

/**
 * How long a claim holds without an answer. A server that is stopped hard leaves its claims behind, and only then may
 * the same write be tried again; any request that is still running has to be over by then.
 */
export const claimMilliseconds = 120_000;

/** Far more than anybody writes in a day: whoever does keeps the newest. */
const mostKeys = 10_000;
const sweepMilliseconds = 600_000;

/** The key decides who wins; of a row that is there, only what is over or was left behind is taken. */
const claimText = `
  INSERT INTO idempotency_keys AS known (user_id, operation, key, fingerprint, claim, claimed_until, expires_at)
  VALUES ($1, $2, $3, $4, $5, $7, $8)
  ON CONFLICT (user_id, operation, key) DO UPDATE
  SET fingerprint = excluded.fingerprint, claim = excluded.claim, claimed_until = excluded.claimed_until,
      expires_at = excluded.expires_at, status = NULL, body = NULL
  WHERE known.expires_at <= $6
     OR (known.status IS NULL AND known.claimed_until <= $6 AND known.fingerprint = excluded.fingerprint)
  RETURNING claim`;

const foundText = `
  SELECT fingerprint = $4 AS "isSame", status, body, claimed_until > $5 AS "isHeld"
  FROM idempotency_keys WHERE user_id = $1 AND operation = $2 AND key = $3`;

/** Whoever comes back after the claim has passed to somebody else changes nothing any more. */
const mine = 'user_id = $1 AND operation = $2 AND key = $3 AND claim = $4';
const keepText = `UPDATE idempotency_keys SET status = $5, body = $6 WHERE ${mine}`;
const releaseText = `DELETE FROM idempotency_keys WHERE ${mine}`;

const sweepText = `
  DELETE FROM idempotency_keys WHERE expires_at <= $1 OR (user_id, operation, key) IN (
    SELECT user_id, operation, key FROM (
      SELECT user_id, operation, key, row_number() OVER (PARTITION BY user_id ORDER BY expires_at DESC) AS place
      FROM idempotency_keys
    ) ranked WHERE place > $2
  )`;

interface Found {
  isSame: boolean;
  status: number | null;
  body: string | null;
  isHeld: boolean;
}

function toClaim({ isSame, status, body, isHeld }: Found): Claim {
  if (status === null && (isHeld || isSame)) return { state: 'running' };
  if (!isSame || status === null) return { state: 'reused' };
  return { state: 'answered', answer: { status, body } };
}

/** The writes of the last 24 hours that came with a key, and their answers. */
export class IdempotencyKeys {
  readonly #db: Database;
  readonly #clock: Clock;
  readonly #insert: (values: unknown[]) => Promise<unknown[]>;
  readonly #find: (values: unknown[]) => Promise<Found[]>;
  readonly #timer: NodeJS.Timeout;

  constructor(db: Database, clock: Clock, onError: (error: unknown) => void) {
    this.#db = db;
    this.#clock = clock;
    this.#insert = db.prepared('idempotency-claim', claimText);
    this.#find = db.prepared('idempotency-found', foundText);
    this.#timer = setInterval(() => this.sweep().catch(onError), sweepMilliseconds).unref();
  }

  async claim({ userId, operation, key, fingerprint }: KeyedWrite): Promise<Claim> {
    const now = this.#clock.now();
    const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
    const name = [userId, operation, key];
    const claim = randomUUID();
    const inserted = await this.#insert([...name, fingerprint, claim, now, later(claimMilliseconds), later(day)]);
    if (inserted.length === 0) {
      const [found] = await this.#find([...name, fingerprint, now]);
      // One that has been given back since may be had by whoever asks again.
      return found ? toClaim(found) : { state: 'running' };
    }
    return {
      state: 'claimed',
      keep: async ({ status, body }: KeptAnswer) => {
        await this.#db.query(keepText, [...name, claim, status, body]);
      },
      release: async () => {
        await this.#db.query(releaseText, [...name, claim]);
      },
    };
  }

  /** Forgets what is over, and of each person what is too much. */
  async sweep(): Promise<void> {
    await this.#db.query(sweepText, [this.#clock.now(), mostKeys]);
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
