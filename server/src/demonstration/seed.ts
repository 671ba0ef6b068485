import { hash } from '@node-rs/argon2';
import { QueryTypes, type Transaction } from 'sequelize';
import type { Clock } from '../core/clock.ts';
import type { Database } from '../db/connect.ts';
import { createInTransaction } from '../db/transaction.ts';
import { demonstrationAccounts, demonstrationPassword } from './accounts.ts';
import type { Insert } from './insert.ts';
import { addGroups } from './seed-groups.ts';
import { addLearning } from './seed-learning.ts';
import { addPeople } from './seed-people.ts';
import { addRelations } from './seed-relations.ts';
import { addSessions } from './seed-sessions.ts';

export interface SeedOptions {
  db: Database;
  clock: Clock;
  /** As in the settings of the server that will show the people. */
  locationDecimals: number;
}

const inhabitantsText = `
  SELECT EXISTS (SELECT 1 FROM users) AS "isInhabited", EXISTS (SELECT 1 FROM users WHERE email = $1) AS "isSeeded"`;

/**
 * Fills an empty database with people to try things with; one in which anybody lives is left alone. Answers whether
 * the two accounts to try are there.
 */
export async function seedDemonstration({ db, clock, locationDecimals }: SeedOptions): Promise<boolean> {
  const passwordHash = await hash(demonstrationPassword);
  const now = clock.now();

  return createInTransaction(db.sequelize)(async (transaction: Transaction) => {
    const run = <Row extends object>(text: string, bind: unknown[]): Promise<Row[]> =>
      db.sequelize.query<Row>(text, { bind, transaction, type: QueryTypes.SELECT });
    const insert: Insert = (text, rows, ...values) => run(text, [JSON.stringify(rows), ...values]);

    // Of two nodes that start on one database, the second waits here and then finds everybody.
    await db.sequelize.query('LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE', { transaction });
    const [found] = await run<{ isInhabited: boolean; isSeeded: boolean }>(inhabitantsText, [
      demonstrationAccounts[0].email,
    ]);
    if (found?.isInhabited) return found.isSeeded;

    const idOf = await addPeople(insert, { now, passwordHash, locationDecimals });
    await addLearning(insert, { now, idOf });
    await addRelations(insert, { now, idOf });
    await addGroups(insert, { now, idOf, locationDecimals });
    await addSessions(insert, { now, idOf, locationDecimals });
    return true;
  });
}
