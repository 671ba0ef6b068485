import type { Clock } from '../src/core/clock.ts';
import type { Database } from '../src/db/connect.ts';
import { newTokenId, sign, toKey } from '../src/features/auth/token.rules.ts';
import type { Person } from './app.ts';

/** Where people are added: an app, or a database alone. */
interface Where {
  db: Pick<Database, 'query'>;
  clock: Clock;
}

const peopleText = `
  WITH person AS (
    INSERT INTO users (email, password_hash, full_name)
    SELECT format('crowd-%s-%s@example.com', $1::text, number), 'no password', 'Somebody'
    FROM generate_series(1, $2::int) number
    RETURNING id, email::text
  ), family AS (
    INSERT INTO token_families (id, user_id, created_at) SELECT gen_random_uuid(), id, now() FROM person
    RETURNING id, user_id
  )
  SELECT person.id, person.email, family.id AS family FROM person JOIN family ON family.user_id = person.id ORDER BY 1`;

const key = toKey('a secret for tests only');
let crowds = 0;

/** Many people at once, signed in for an hour, without the cost of a thousand password hashes. */
export async function aCrowd({ db, clock }: Where, size: number): Promise<Person[]> {
  crowds += 1;
  const rows = await db.query<{ id: number; email: string; family: string }>(peopleText, [String(crowds), size]);
  const now = Math.floor(clock.now().getTime() / 1000);
  return rows.map(({ id, email, family }) => {
    const claims = { iat: now, exp: now + 3600, jti: newTokenId(), user_id: String(id), family };
    const access = sign({ ...claims, token_type: 'access' }, key);
    return { id, email, password: '', fullName: 'Somebody', tokens: { access, refresh: '' } };
  });
}

/** Runs the work for every item, several at a time. */
export async function forEach<Item>(items: readonly Item[], atOnce: number, work: (item: Item) => Promise<unknown>) {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
