import { program } from '../provider/program.ts';
import { stateHandlers } from '../provider/state-handlers.ts';
import { inWorld, type World } from '../provider/world.ts';
import { type ParametersOf, type StateKey, states } from '../states.ts';

/** What some states do not say anything without. */
const parameters: { [Key in StateKey]?: ParametersOf<Key> } = {
  rateLimitUsedUp: { operation: 'sendRequest' },
  keyUsed: { operation: 'sendRequest' },
  keyInUse: { operation: 'sendRequest' },
};

/** How many rows there are, by table; what belongs to the database itself does not count. */
async function rowsIn({ db }: World): Promise<Record<string, number>> {
  const [counted] = await db.query<{ rows: Record<string, number> }>(
    `SELECT COALESCE(json_object_agg(name, number) FILTER (WHERE number > 0), '{}') AS rows
     FROM (
       SELECT table_name AS name,
         (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I', table_name), false, true, '')))[1]::text::int AS number
       FROM information_schema.tables
       WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('spatial_ref_sys', 'migrations')
     ) AS tables`,
  );
  return counted?.rows ?? {};
}

/** What each state has brought about, and what was left of it when the next interaction began. */
program(({ databaseUrl }: { databaseUrl: string }) =>
  inWorld(databaseUrl, async (world) => {
    const found: Record<string, { during: string[]; afterwards: object }> = {};
    for (const key of Object.keys(states) as StateKey[]) {
      await world.clear();
      const handle = stateHandlers[key] as (world: World, parameters: object) => Promise<object>;
      await handle(world, parameters[key] ?? {});
      const during = Object.keys(await world.database.beforehand(() => rowsIn(world)));
      await world.clear();
      const { facts, isBodyLarge, isRepeated, me, other } = world;
      found[key] = {
        during,
        afterwards: { rows: await rowsIn(world), facts, isBodyLarge, isRepeated, people: [me, other] },
      };
    }
    return found;
  }),
);
