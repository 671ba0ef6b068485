import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';
import type { AccountStatus } from '../../core/actor.ts';
import { type PersonColumns, personColumns, toPerson } from './person.queries.ts';
import type { Person } from './visibility.rules.ts';

/** Somebody whose relations nobody else can change until the transaction ends. */
export interface LockedPerson extends Person {
  status: AccountStatus;
}

/** Lower ids are locked first, so that two transactions never wait for each other. */
const lockPairText = `
  SELECT ${personColumns('u')}, u.status FROM users u WHERE u.id IN ($1, $2) ORDER BY u.id FOR NO KEY UPDATE`;

const bumpText = 'UPDATE users SET relations_version = relations_version + 1 WHERE id IN ($1, $2)';

const neighbours = `
  SELECT receiver_id FROM connection_requests WHERE sender_id = $1
  UNION ALL
  SELECT sender_id FROM connection_requests WHERE receiver_id = $1`;

const lockAroundText = `
  SELECT u.id FROM users u WHERE u.id = $1 OR u.id IN (${neighbours}) ORDER BY u.id FOR NO KEY UPDATE`;

const bumpAroundText = `
  UPDATE users SET relations_version = relations_version + 1 WHERE id IN (${neighbours})`;

/** As around one person, around everybody of a school. */
const students = 'SELECT id FROM users WHERE school_id = $1';

const studentsNeighbours = `
  SELECT receiver_id FROM connection_requests WHERE sender_id IN (${students})
  UNION ALL
  SELECT sender_id FROM connection_requests WHERE receiver_id IN (${students})`;

const lockAroundStudentsText = `
  SELECT u.id FROM users u WHERE u.school_id = $1 OR u.id IN (${studentsNeighbours}) ORDER BY u.id FOR NO KEY UPDATE`;

const bumpAroundStudentsText = `
  UPDATE users SET relations_version = relations_version + 1 WHERE id IN (${studentsNeighbours})`;

/**
 * Guards what is known about two people. Whoever changes a request holds the rows of both; the version in each row
 * names the cached lists of that person, so a change that is committed can never be hidden by a cache.
 */
export class RelationService {
  readonly #sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.#sequelize = sequelize;
  }

  /** The two people, as far as they exist. Comes first in a transaction: everything about the pair waits for it. */
  async lockPair(one: number, other: number, transaction: Transaction): Promise<Map<number, LockedPerson>> {
    const rows = await this.#sequelize.query<PersonColumns & { status: AccountStatus }>(lockPairText, {
      bind: [one, other],
      type: QueryTypes.SELECT,
      transaction,
    });
    return new Map(rows.map((row) => [row.personId, { ...toPerson(row), status: row.status }]));
  }

  /** Leaves behind whatever was cached about a pair that is locked. */
  async bumpPair(one: number, other: number, transaction: Transaction): Promise<void> {
    await this.#sequelize.query(bumpText, { bind: [one, other], transaction });
  }

  /**
   * Leaves behind what others have cached of somebody whose profile is about to change. Call it before the change.
   * The second statement also sees the requests that were committed while the first one waited. Their people are locked
   * out of order, so once in a while a transaction has to be tried again.
   */
  async bumpAround(userId: number, transaction: Transaction): Promise<void> {
    await this.#sequelize.query(lockAroundText, { bind: [userId], type: QueryTypes.SELECT, transaction });
    await this.#sequelize.query(bumpAroundText, { bind: [userId], transaction });
  }

  /** The same for all students of a school that is about to go. */
  async bumpAroundStudents(schoolId: number, transaction: Transaction): Promise<void> {
    await this.#sequelize.query(lockAroundStudentsText, { bind: [schoolId], type: QueryTypes.SELECT, transaction });
    await this.#sequelize.query(bumpAroundStudentsText, { bind: [schoolId], transaction });
  }
}
