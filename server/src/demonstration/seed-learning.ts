import type { Insert } from './insert.ts';
import { goals, subjects, userGoals, userSubjects } from './learning.ts';
import { daysBefore } from './moments.ts';
import type { IdOf } from './seed-people.ts';

const subjectsText = `
  INSERT INTO subjects (code, name_vi, name_en, level, created_at, updated_at)
  SELECT r.code, r."nameVi", r."nameEn", r.level, r.at, r.at
  FROM jsonb_to_recordset($1::jsonb) AS r(code text, "nameVi" text, "nameEn" text, level text, at timestamptz)
  ORDER BY r.at
  ON CONFLICT (code) DO NOTHING`;

const userSubjectsText = `
  INSERT INTO user_subjects (user_id, subject_id, level, intent, note, created_at, updated_at)
  SELECT r."userId", s.id, r.level, r.intent, r.note, r.at, r.at
  FROM jsonb_to_recordset($1::jsonb)
    AS r("userId" int, code text, level text, intent text, note text, at timestamptz)
  JOIN subjects s USING (code)
  ORDER BY r.at`;

const goalsText = `
  INSERT INTO goals (code, name, type, created_at, updated_at)
  SELECT r.code, r.name, r.type, r.at, r.at
  FROM jsonb_to_recordset($1::jsonb) AS r(code text, name text, type text, at timestamptz)
  ORDER BY r.at
  ON CONFLICT (code) DO NOTHING`;

const userGoalsText = `
  INSERT INTO user_goals (user_id, goal_id, target_value, target_date, created_at, updated_at)
  SELECT r."userId", g.id, r.target, r.by, r.at, r.at
  FROM jsonb_to_recordset($1::jsonb) AS r("userId" int, code text, target numeric, by date, at timestamptz)
  JOIN goals g USING (code)
  ORDER BY r.at`;

interface Context {
  now: Date;
  idOf: IdOf;
}

/** Adds the catalogues of subjects and goals, and what people have put on their lists. */
export async function addLearning(insert: Insert, { now, idOf }: Context): Promise<void> {
  const oneADay = <Row>(rows: readonly Row[], days: number) =>
    rows.map((row, index) => ({ ...row, at: daysBefore(now, days - index) }));
  const day = (days: number) => daysBefore(now, -days).toISOString().slice(0, 10);

  await insert(subjectsText, oneADay(subjects, 80));
  await insert(goalsText, oneADay(goals, 80));
  await insert(
    userSubjectsText,
    oneADay(userSubjects, 50).map((row) => ({ ...row, userId: idOf(row.person) })),
  );
  await insert(
    userGoalsText,
    oneADay(userGoals, 30).map((row) => ({ ...row, userId: idOf(row.person), by: day(row.daysLeft) })),
  );
}
