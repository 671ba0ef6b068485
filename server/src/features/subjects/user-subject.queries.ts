import type { Slice, Window } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice, toOrder, toRank } from '../../db/list.ts';
import { findsAll } from '../../db/search.ts';

export interface UserSubjectRow {
  id: number;
  subjectId: number;
  subjectCode: string;
  subjectNameEn: string;
  level: Wire['Level'];
  intent: Wire['Intent'];
}

export interface UserSubjectDetail extends UserSubjectRow {
  subjectNameVi: string;
  subjectLevel: Wire['SubjectLevel'];
  note: string;
  createdAt: Date;
  updatedAt: Date;
}

export interface UserSubjectFilter {
  search?: string | undefined;
  level?: string | undefined;
  intent?: string | undefined;
  ordering?: string | undefined;
}

const columns = `
  us.id, us.subject_id AS "subjectId", us.level, us.intent, us.note, us.created_at AS "createdAt",
  us.updated_at AS "updatedAt", us.code AS "subjectCode", us.name_vi AS "subjectNameVi", us.name_en AS "subjectNameEn",
  us.subject_level AS "subjectLevel"`;

const entries = `(
  SELECT us.*, s.code, s.name_vi, s.name_en, s.level AS subject_level, s.search
  FROM user_subjects us JOIN subjects s ON s.id = us.subject_id
)`;

const levels: readonly Wire['Level'][] = ['beginner', 'intermediate', 'advanced', 'expert'];
const intents: readonly Wire['Intent'][] = ['learn', 'teach', 'both'];

const order = {
  alias: 'us',
  offered: {
    level: toRank('us.level', levels),
    intent: toRank('us.intent', intents),
    created_at: 'us.created_at',
  },
  fallback: 'us.created_at DESC, us.id DESC',
};

const oneText = `SELECT ${columns} FROM ${entries} us WHERE us.id = $1 AND us.user_id = $2`;

export function createUserSubjectQueries(db: Database) {
  const one = db.prepared<UserSubjectDetail>('user-subject', oneText);
  return {
    loadList(
      userId: number,
      { search, level, intent, ordering }: UserSubjectFilter,
      window: Window,
    ): Promise<Slice<UserSubjectRow>> {
      const binds = new Binds();
      const statement = {
        table: entries,
        alias: 'us',
        where: [
          `us.user_id = ${binds.add(userId)}`,
          ...findsAll(search, binds, (pattern) => `us.search LIKE ${pattern}`),
          ...(level === undefined ? [] : [`us.level = ${binds.add(level)}`]),
          ...(intent === undefined ? [] : [`us.intent = ${binds.add(intent)}`]),
        ],
        order: toOrder(ordering, order),
        columns,
      };
      return loadSlice(db, statement, binds, window);
    },
    loadOne: async (userId: number, id: number) => (await one([id, userId]))[0],
  };
}

export type UserSubjectQueries = ReturnType<typeof createUserSubjectQueries>;
