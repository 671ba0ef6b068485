import type { Slice, Window } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice, toOrder } from '../../db/list.ts';
import { findsAll } from '../../db/search.ts';

export interface SubjectRow {
  id: number;
  code: string;
  nameVi: string;
  nameEn: string;
  level: Wire['SubjectLevel'];
  userCount: number;
}

export interface SubjectDetail extends SubjectRow {
  createdAt: Date;
  updatedAt: Date;
  learnersCount: number;
  teachersCount: number;
}

export interface SubjectFilter {
  search?: string | undefined;
  level?: string | undefined;
  ordering?: string | undefined;
}

const columns = `s.id, s.code, s.name_vi AS "nameVi", s.name_en AS "nameEn", s.level`;

const order = {
  alias: 's',
  offered: {
    code: 'search_text(s.code) COLLATE "C"',
    name_en: 'search_text(s.name_en) COLLATE "C"',
    created_at: 's.created_at',
  },
  fallback: 's.created_at DESC, s.id DESC',
};

/** Lists of people who have left, or had to, do not count. */
const entries = `user_subjects us JOIN users u ON u.id = us.user_id AND u.status = 'active'`;

const oneText = `
  SELECT ${columns}, s.created_at AS "createdAt", s.updated_at AS "updatedAt", people.*
  FROM subjects s
  CROSS JOIN LATERAL (
    SELECT count(*) AS "userCount", count(*) FILTER (WHERE us.intent <> 'teach') AS "learnersCount",
      count(*) FILTER (WHERE us.intent <> 'learn') AS "teachersCount"
    FROM ${entries} WHERE us.subject_id = s.id
  ) people
  WHERE s.id = $1`;

export function createSubjectQueries(db: Database) {
  const one = db.prepared<SubjectDetail>('subject', oneText);
  return {
    loadList({ search, level, ordering }: SubjectFilter, window: Window): Promise<Slice<SubjectRow>> {
      const binds = new Binds();
      const statement = {
        table: 'subjects',
        alias: 's',
        where: [
          ...findsAll(search, binds, (pattern) => `s.search LIKE ${pattern}`),
          ...(level === undefined ? [] : [`s.level = ${binds.add(level)}`]),
        ],
        order: toOrder(ordering, order),
        columns: `${columns}, (SELECT count(*) FROM ${entries} WHERE us.subject_id = s.id) AS "userCount"`,
      };
      return loadSlice(db, statement, binds, window);
    },
    loadOne: async (id: number) => (await one([id]))[0],
  };
}

export type SubjectQueries = ReturnType<typeof createSubjectQueries>;
