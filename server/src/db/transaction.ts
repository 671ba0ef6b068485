import { setTimeout as sleep } from 'node:timers/promises';
import type { Sequelize, Transaction } from 'sequelize';

/**
 * Runs work in one transaction: commits when it returns, rolls back when it throws. PostgreSQL may ask for another try,
 * so the work may run several times and must do nothing outside the database.
 */
export type InTransaction = <T>(work: (transaction: Transaction) => Promise<T>) => Promise<T>;

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const ATTEMPTS = 4;

/** PostgreSQL's error code, whether Sequelize has wrapped the error or not. */
export function sqlStateOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { original, code } = error as { original?: unknown; code?: unknown };
  if (original !== undefined) return sqlStateOf(original);
  return typeof code === 'string' ? code : undefined;
}

/** What PostgreSQL says about the rows that stood in the way, such as `Key (code)=(X) already exists.`. */
export function detailOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { original, detail } = error as { original?: unknown; detail?: unknown };
  if (original !== undefined) return detailOf(original);
  return typeof detail === 'string' ? detail : '';
}

const deservesAnotherTry = (error: unknown): boolean => {
  const state = sqlStateOf(error);
  return state === SERIALIZATION_FAILURE || state === DEADLOCK;
};

export function createInTransaction(sequelize: Sequelize): InTransaction {
  return async (work) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await sequelize.transaction(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !deservesAnotherTry(error)) throw error;
        // Two that collided must not come back at the same moment.
        await sleep(Math.random() * 20 * 2 ** attempt);
      }
    }
  };
}
