import type { Database } from '../src/db/connect.ts';
import type { Person } from './app.ts';

/** Where rows are made. */
export interface World {
  db: Pick<Database, 'query'>;
  /** How many rows a list gets. */
  size: number;
  /** As many people, whom nobody knows yet. */
  people: number[];
  /** Somebody new, signed in. */
  viewer(): Promise<Person>;
}

export const at = `'2040-01-02T03:04:05Z'::timestamptz`;

export async function insert({ db }: World, text: string, ...values: unknown[]): Promise<number[]> {
  return (await db.query<{ id: number }>(text, values)).map(({ id }) => id);
}

export async function insertOne(world: World, text: string, ...values: unknown[]): Promise<number> {
  const [id] = await insert(world, text, ...values);
  if (id === undefined) throw new Error(`Nothing came of ${text}`);
  return id;
}

export const point = (longitude: number, latitude: number) =>
  `ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography`;

export const cities = (world: World, name: string, longitude: number) =>
  insert(
    world,
    `INSERT INTO cities (name, population, geom_point) SELECT $2, 1000, ${point(longitude, -40)}
     FROM generate_series(1, $1::int) RETURNING id`,
    world.size,
    name,
  );

export const schools = async (world: World, name: string, longitude: number) => {
  const city = await insertOne(world, 'INSERT INTO cities (name) VALUES ($1) RETURNING id', `${name}ville`);
  return insert(
    world,
    `INSERT INTO schools (name, city_id, geom_point, created_at) SELECT $2, $3, ${point(longitude, -40)}, ${at}
     FROM generate_series(1, $1::int) RETURNING id`,
    world.size,
    name,
    city,
  );
};

export const subjects = (world: World, prefix: string) =>
  insert(
    world,
    `INSERT INTO subjects (code, name_vi, name_en, level, created_at)
     SELECT format('%s-%s', $2::text, lpad(n::text, 6, '0')), 'Giải tích', 'Calculus', 'expert', ${at} FROM generate_series(1, $1::int) n
     RETURNING id`,
    world.size,
    prefix,
  );

export const goals = (world: World, prefix: string) =>
  insert(
    world,
    `INSERT INTO goals (code, name, type, created_at)
     SELECT format('%s-%s', $2::text, lpad(n::text, 6, '0')), 'Hours', 'weekly', ${at} FROM generate_series(1, $1::int) n RETURNING id`,
    world.size,
    prefix,
  );

/** `direction` says who has asked. */
export async function requests(world: World, state: string, direction: 'sent' | 'received', columns = 'id') {
  const as = await world.viewer();
  const [sender, receiver] = direction === 'sent' ? ['$1::int', 'person'] : ['person', '$1::int'];
  const ids = await insert(
    world,
    `INSERT INTO connection_requests (sender_id, receiver_id, state, created_at, accepted_at)
     SELECT ${sender}, ${receiver}, $3, ${at}, CASE WHEN $3 = 'accepted' THEN ${at} END
     FROM unnest($2::int[]) person RETURNING ${columns}`,
    as.id,
    world.people,
    state,
  );
  return { as, ids };
}

/** Answers with the ids of the messages. */
export const messages = (world: World, conversation: number, sender: number) =>
  insert(
    world,
    `WITH spoken AS (UPDATE conversations SET last_seq = $1::int, last_message_at = ${at} WHERE id = $2)
     INSERT INTO messages (conversation_id, seq, sender_id, content, created_at)
     SELECT $2, n, $3, 'Hello', ${at} FROM generate_series(1, $1::int) n RETURNING id`,
    world.size,
    conversation,
    sender,
  );

export async function group(world: World, creator: number): Promise<{ id: number; conversation: number }> {
  const conversation = await insertOne(world, 'INSERT INTO conversations DEFAULT VALUES RETURNING id');
  const text = `INSERT INTO study_groups (conversation_id, created_by_id, name) VALUES ($1, $2, 'Club') RETURNING id`;
  const id = await insertOne(world, text, conversation, creator);
  await insertOne(world, memberText, id, [creator]);
  return { id, conversation };
}

export const memberText = `
  INSERT INTO group_memberships (group_id, user_id, role, status, joined_at)
  SELECT $1, person, 'member', 'active', ${at} FROM unnest($2::int[]) person RETURNING id`;

export const session = (world: World, host: number) =>
  insertOne(
    world,
    `INSERT INTO study_sessions (host_id, title, start_time, duration_minutes, timezone)
     VALUES ($1, 'Reading', ${at}, 60, 'UTC') RETURNING id`,
    host,
  );
