import type { Database } from './connect.ts';

const madeText = 'INSERT INTO installation DEFAULT VALUES ON CONFLICT DO NOTHING';
const foundText = 'SELECT id FROM installation';

/** The name of the installation that this database belongs to; the first node to ask gives it one. */
export async function loadInstallation(db: Database): Promise<string> {
  await db.query(madeText);
  const [found] = await db.query<{ id: string }>(foundText);
  if (!found) throw new Error('The installation has no name');
  return found.id;
}
