import type { Database } from '../../db/connect.ts';

export function createSchoolQueries(db: Database) {
  const find = db.prepared<{ id: number }>('school-exists', 'SELECT id FROM schools WHERE id = $1');
  return {
    exists: async (id: number): Promise<boolean> => (await find([id])).length > 0,
  };
}

export type SchoolQueries = ReturnType<typeof createSchoolQueries>;
