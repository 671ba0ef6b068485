import type { Database } from '../src/db/connect.ts';

const stirText = `
  DO $$
  DECLARE place record;
  BEGIN
    FOR place IN
      SELECT table_name AS name, min(column_name) AS field FROM information_schema.columns
      WHERE table_schema = 'public' AND is_generated = 'NEVER' AND is_identity = 'NO'
        AND table_name IN (SELECT table_name FROM information_schema.columns WHERE is_identity = 'YES')
      GROUP BY table_name
    LOOP
      FOR turn IN REVERSE 4..0 LOOP
        EXECUTE format('UPDATE %1$I SET %2$I = %2$I WHERE id %% 5 = %3$s', place.name, place.field, turn);
      END LOOP;
    END LOOP;
  END $$`;

/**
 * Writes all rows anew in another order. What lies on the disk in the order of its ids comes in order, and cheaply, by
 * chance; afterwards neighbours by id lie apart, as they do where people have written.
 */
export async function stir(db: Pick<Database, 'query'>): Promise<void> {
  await db.query(stirText);
}
