import type { Slice, Window } from '../../core/page.ts';
import type { Wire } from '../../core/wire.ts';
import { Binds } from '../../db/binds.ts';
import type { Database } from '../../db/connect.ts';
import { loadSlice, toOrder, toRank } from '../../db/list.ts';
import { findsAll } from '../../db/search.ts';

export interface GoalRow {
  id: number;
  code: string;
  name: string;
  type: Wire['GoalType'];
  userCount: number;
}

export interface GoalDetail extends GoalRow {
  createdAt: Date;
  updatedAt: Date;
  /** Zero when nobody has a target. */
  averageTarget: number;
}

export interface GoalFilter {
  search?: string | undefined;
  type?: string | undefined;
  ordering?: string | undefined;
}

const types: readonly Wire['GoalType'][] = ['daily', 'weekly', 'monthly', 'yearly', 'milestone'];

const order = {
  alias: 'g',
  offered: {
    code: 'search_text(g.code) COLLATE "C"',
    name: 'search_text(g.name) COLLATE "C"',
    type: toRank('g.type', types),
    created_at: 'g.created_at',
  },
  fallback: 'g.created_at DESC, g.id DESC',
};

/** Lists of people who have left, or had to, do not count. */
const entries = `user_goals ug JOIN users u ON u.id = ug.user_id AND u.status = 'active'`;

const oneText = `
  SELECT g.id, g.code, g.name, g.type, g.created_at AS "createdAt", g.updated_at AS "updatedAt", people.*
  FROM goals g
  CROSS JOIN LATERAL (
    SELECT count(*) AS "userCount", COALESCE(avg(ug.target_value), 0)::float8 AS "averageTarget"
    FROM ${entries} WHERE ug.goal_id = g.id
  ) people
  WHERE g.id = $1`;

export function createGoalQueries(db: Database) {
  const one = db.prepared<GoalDetail>('goal', oneText);
  return {
    loadList({ search, type, ordering }: GoalFilter, window: Window): Promise<Slice<GoalRow>> {
      const binds = new Binds();
      const statement = {
        table: 'goals',
        alias: 'g',
        where: [
          ...findsAll(search, binds, (pattern) => `g.search LIKE ${pattern}`),
          ...(type === undefined ? [] : [`g.type = ${binds.add(type)}`]),
        ],
        order: toOrder(ordering, order),
        columns: `
          g.id, g.code, g.name, g.type,
          (SELECT count(*) FROM ${entries} WHERE ug.goal_id = g.id) AS "userCount"`,
      };
      return loadSlice(db, statement, binds, window);
    },
    loadOne: async (id: number) => (await one([id]))[0],
  };
}

export type GoalQueries = ReturnType<typeof createGoalQueries>;
