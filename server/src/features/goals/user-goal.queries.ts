import type { Slice, Window } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice, toOrder } from '../../db/list.ts';
import { findsAll } from '../../db/search.ts';

export interface UserGoalRow {
  id: number;
  goalId: number;
  goalCode: string;
  goalName: string;
  targetValue: number;
  /** `YYYY-MM-DD` */
  targetDate: string;
}

export interface UserGoalDetail extends UserGoalRow {
  goalType: Wire['GoalType'];
  createdAt: Date;
  updatedAt: Date;
}

export interface UserGoalFilter {
  search?: string | undefined;
  type?: string | undefined;
  ordering?: string | undefined;
}

const columns = `
  ug.id, ug.goal_id AS "goalId", ug.code AS "goalCode", ug.name AS "goalName", ug.type AS "goalType",
  ug.target_value::float8 AS "targetValue", to_char(ug.target_date, 'YYYY-MM-DD') AS "targetDate",
  ug.created_at AS "createdAt", ug.updated_at AS "updatedAt"`;

const entries = `(
  SELECT ug.*, g.code, g.name, g.type, g.search FROM user_goals ug JOIN goals g ON g.id = ug.goal_id
)`;

const order = {
  alias: 'ug',
  offered: { target_value: 'ug.target_value', target_date: 'ug.target_date', created_at: 'ug.created_at' },
  fallback: 'ug.created_at DESC, ug.id DESC',
};

const oneText = `SELECT ${columns} FROM ${entries} ug WHERE ug.id = $1 AND ug.user_id = $2`;

export function createUserGoalQueries(db: Database) {
  const one = db.prepared<UserGoalDetail>('user-goal', oneText);
  return {
    loadList(userId: number, { search, type, ordering }: UserGoalFilter, window: Window): Promise<Slice<UserGoalRow>> {
      const binds = new Binds();
      const statement = {
        table: entries,
        alias: 'ug',
        where: [
          `ug.user_id = ${binds.add(userId)}`,
          ...findsAll(search, binds, (pattern) => `ug.search LIKE ${pattern}`),
          ...(type === undefined ? [] : [`ug.type = ${binds.add(type)}`]),
        ],
        order: toOrder(ordering, order),
        columns,
      };
      return loadSlice(db, statement, binds, window);
    },
    loadOne: async (userId: number, id: number) => (await one([id, userId]))[0],
  };
}

export type UserGoalQueries = ReturnType<typeof createUserGoalQueries>;
