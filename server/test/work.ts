import type { Database } from '../src/db/connect.ts';

interface Statement {
  text: string;
  values: readonly unknown[];
}

interface PlanNode {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

type Blocks = Record<`${'Shared' | 'Local' | 'Temp'} ${'Hit' | 'Read' | 'Written'} Blocks`, number | undefined>;

/** What a database has to do for an answer; the same on a busy machine and on an idle one. */
export interface Work {
  /** Pages of tables, indexes and what had to be laid aside. */
  blocks: number;
  /** Rows that were read, whether they were wanted or not. */
  rows: number;
}

const counted = ['Shared Hit Blocks', 'Shared Read Blocks', 'Temp Read Blocks', 'Temp Written Blocks'] as const;

/** The same database, which remembers what has been read since it was asked last. */
export function remembering(db: Database): { db: Database; take(): Statement[] } {
  let statements: Statement[] = [];
  const note = (text: string, values: readonly unknown[] = []) => statements.push({ text, values });
  return {
    db: {
      sequelize: db.sequelize,
      isUp: () => db.isUp(),
      close: () => db.close(),
      query(text, values) {
        note(text, values);
        return db.query(text, values);
      },
      prepared(name, text) {
        const run = db.prepared<never>(name, text);
        return (values) => {
          note(text, values);
          return run(values);
        };
      },
    },
    take() {
      const taken = statements;
      statements = [];
      return taken;
    },
  };
}

/** What reads a table or an index; other steps only hand on. */
const reads = /^(Seq|Index|Index Only|Bitmap Heap) Scan$/;

function rowsOf(node: PlanNode): number {
  const { Plans: below = [], 'Actual Rows': rows, 'Actual Loops': loops, 'Rows Removed by Filter': refused = 0 } = node;
  const own = reads.test(node['Node Type']) ? (rows + refused) * loops : 0;
  return below.reduce((sum, child) => sum + rowsOf(child), own);
}

/** Runs statements that only read once more, and counts what they take together. */
export async function workOf(db: Database, statements: readonly Statement[]): Promise<Work> {
  const work = { blocks: 0, rows: 0 };
  for (const { text, values } of statements) {
    const explain = `EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`;
    const [row] = await db.query<{ 'QUERY PLAN': [{ Plan: PlanNode & Blocks }] }>(explain, values);
    if (!row) throw new Error(`No plan for ${text}`);
    const [{ Plan: plan }] = row['QUERY PLAN'];
    work.blocks += counted.reduce((sum, name) => sum + (plan[name] ?? 0), 0);
    work.rows += rowsOf(plan);
  }
  return work;
}
