import type { Person } from './app.ts';
import {
  at,
  cities,
  goals,
  group,
  insert,
  insertOne,
  memberText,
  messages,
  point,
  requests,
  schools,
  session,
  subjects,
  type World,
} from './paged-rows.ts';

/** A list of `size` rows that are equal in all that they could be sorted by. */
export interface MadeList {
  as: Person;
  ids: number[];
  params?: Record<string, number>;
  /** A value for every parameter that narrows the list, all of which let every row through. */
  filters?: Record<string, string | number>;
}

/** How the rows of each list are made, by the operation that reads it. */
export const pagedWorlds: Record<string, (world: World) => Promise<MadeList>> = {
  async listCities(world) {
    const ids = await cities(world, 'Paged Town', 10);
    return { as: await world.viewer(), ids, filters: { search: 'paged', lat: -40, lng: 10, radius: 7.5 } };
  },
  async searchCitiesByLocation(world) {
    const ids = await cities(world, 'Around', 20);
    return { as: await world.viewer(), ids, filters: { lat: -40, lng: 20, radius: 7.5 } };
  },
  async listSchools(world) {
    const ids = await schools(world, 'Paged School', 30);
    const filters = { search: 'paged', city: 'schoolville', lat: -40, lng: 30, radius: 7.5 };
    return { as: await world.viewer(), ids, filters };
  },
  async searchSchoolsByLocation(world) {
    const ids = await schools(world, 'Around', 40);
    return { as: await world.viewer(), ids, filters: { lat: -40, lng: 40, radius: 7.5 } };
  },
  async searchSchoolsByCity(world) {
    return { as: await world.viewer(), ids: await schools(world, 'Inner', 50), filters: { city: 'Innerville' } };
  },
  async listSubjects(world) {
    const ids = await subjects(world, 'PAGED');
    return { as: await world.viewer(), ids, filters: { search: 'paged', level: 'expert' } };
  },
  async listUserSubjects(world) {
    const as = await world.viewer();
    const ids = await insert(
      world,
      `INSERT INTO user_subjects (user_id, subject_id, level, intent, created_at)
       SELECT $1, subject, 'expert', 'teach', ${at} FROM unnest($2::int[]) subject RETURNING id`,
      as.id,
      await subjects(world, 'OWN'),
    );
    return { as, ids, filters: { search: 'calculus', level: 'expert', intent: 'teach' } };
  },
  async listGoals(world) {
    const ids = await goals(world, 'PAGED');
    return { as: await world.viewer(), ids, filters: { search: 'paged', type: 'weekly' } };
  },
  async listUserGoals(world) {
    const as = await world.viewer();
    const ids = await insert(
      world,
      `INSERT INTO user_goals (user_id, goal_id, target_value, target_date, created_at)
       SELECT $1, goal, 5, '2041-01-01', ${at} FROM unnest($2::int[]) goal RETURNING id`,
      as.id,
      await goals(world, 'OWN'),
    );
    return { as, ids, filters: { search: 'hours', type: 'weekly' } };
  },
  async listLocationHistory(world) {
    const as = await world.viewer();
    const ids = await insert(
      world,
      `INSERT INTO location_history (user_id, point, recorded_at) SELECT $1, ${point(10, 10)}, ${at}
       FROM generate_series(1, $2::int) RETURNING id`,
      as.id,
      world.size,
    );
    return { as, ids, filters: { from_date: '2040-01-01', to_date: '2040-01-03T00:00:00Z' } };
  },
  async listNearbyLearners(world) {
    const as = await world.viewer();
    const here = point(60, -40);
    await world.db.query(`UPDATE users SET geom_last_point = ${here}, geom_snapped_point = ${here} WHERE id = $1`, [
      as.id,
    ]);
    const ids = await insert(
      world,
      `INSERT INTO users (email, password_hash, full_name, geom_last_point, geom_snapped_point)
       SELECT format('near-%s@example.com', n), '', 'Somebody', ${here}, ${here} FROM generate_series(1, $1::int) n
       RETURNING id`,
      world.size,
    );
    return { as, ids, filters: { radius: 3 } };
  },
  listRequests: (world) => requests(world, 'pending', 'received'),
  async listSentRequests(world) {
    return { ...(await requests(world, 'pending', 'sent')), filters: { state: 'pending' } };
  },
  async listReceivedRequests(world) {
    return { ...(await requests(world, 'rejected', 'received')), filters: { state: 'rejected' } };
  },
  listConnections: (world) => requests(world, 'accepted', 'sent'),
  listPresence: (world) => requests(world, 'accepted', 'received'),
  async listConversations(world) {
    const { as, ids: connections } = await requests(world, 'accepted', 'received');
    const ids = await insert(
      world,
      `INSERT INTO conversations (connection_id, user_low_id, user_high_id, last_message_at)
       SELECT id, least(sender_id, receiver_id), greatest(sender_id, receiver_id), ${at}
       FROM connection_requests WHERE id = ANY($1) RETURNING id`,
      connections,
    );
    return { as, ids };
  },
  async listMessages(world) {
    const { as, ids: connections } = await requests({ ...world, people: world.people.slice(0, 1) }, 'accepted', 'sent');
    const id = await insertOne(
      world,
      `INSERT INTO conversations (connection_id, user_low_id, user_high_id)
       SELECT id, least(sender_id, receiver_id), greatest(sender_id, receiver_id)
       FROM connection_requests WHERE id = ANY($1) RETURNING id`,
      connections,
    );
    return { as, params: { id }, ids: await messages(world, id, as.id) };
  },
  async listGroups(world) {
    const as = await world.viewer();
    const school = await insertOne(world, `INSERT INTO schools (name) VALUES ('Of groups') RETURNING id`);
    const [subject = 0] = await subjects({ ...world, size: 1 }, 'GROUPS');
    const ids = await insert(
      world,
      `WITH chats AS (
         INSERT INTO conversations (last_seq) SELECT 0 FROM generate_series(1, $1::int) RETURNING id
       )
       INSERT INTO study_groups (conversation_id, created_by_id, school_id, name, created_at)
       SELECT id, $2, $3, 'Paged club', ${at} FROM chats RETURNING id`,
      world.size,
      as.id,
      school,
    );
    const about = 'INSERT INTO group_subjects (group_id, subject_id) SELECT unnest($1::int[]), $2';
    await world.db.query(about, [ids, subject]);
    return { as, ids, filters: { status: 'active', privacy: 'public', subject, school, search: 'paged' } };
  },
  async listGroupMembers(world) {
    const as = await world.viewer();
    const { id } = await group(world, as.id);
    await insert(world, memberText, id, world.people.slice(1));
    return { as, params: { id }, ids: await insert(world, 'SELECT id FROM group_memberships WHERE group_id = $1', id) };
  },
  async listGroupMessages(world) {
    const as = await world.viewer();
    const { id, conversation } = await group(world, as.id);
    return { as, params: { group_id: id }, ids: await messages(world, conversation, as.id) };
  },
  async listSessions(world) {
    const as = await world.viewer();
    const [subject = 0] = await subjects({ ...world, size: 1 }, 'SESSIONS');
    const series = await insertOne(
      world,
      `INSERT INTO session_series (host_id, pattern, timezone, first_start, end_date)
       VALUES ($1, 'daily', 'UTC', ${at}, '2080-01-01') RETURNING id`,
      as.id,
    );
    const ids = await insert(
      world,
      `INSERT INTO study_sessions (host_id, subject_id, title, session_type, meeting_link, start_time, duration_minutes,
         timezone, series_id, recurrence_index, occurrence_date)
       SELECT $2, $3, 'Reading', 'virtual', 'https://a.example', ${at}, 60, 'UTC', $4, n, '2040-01-02'
       FROM generate_series(1, $1::int) n RETURNING id`,
      world.size,
      as.id,
      subject,
      series,
    );
    const filters = { status: 'upcoming', session_type: 'virtual', subject, time_filter: 'upcoming', series };
    return { as, ids, filters };
  },
  async listSessionParticipants(world) {
    const as = await world.viewer();
    const id = await session(world, as.id);
    const ids = await insert(
      world,
      `INSERT INTO session_participants (session_id, user_id, joined_at) SELECT $1, unnest($2::int[]), ${at} RETURNING id`,
      id,
      world.people,
    );
    return { as, params: { id }, ids };
  },
};
