import { scratchDatabaseUrl } from '../../server/test/database.ts';
import { startServer } from '../../server/test/server-process.ts';
import { openFrontDoor } from './front-door.ts';
import { describeJourney } from './journey.ts';

/** Two nodes on one PostgreSQL and one Redis; each person comes in by another one, and has the other to fall back on. */
describeJourney(async () => {
  const env = {
    DATABASE_URL: await scratchDatabaseUrl(),
    REDIS_URL: process.env.TEST_REDIS_URL,
    SECRET_KEY: 'shared by both nodes of the journey',
  };
  const start = () => startServer({ env, args: ['--seed', 'none'] });
  const [first, second] = await Promise.all([start(), start()]);
  const doors = await Promise.all([openFrontDoor([first.url, second.url]), openFrontDoor([second.url, first.url])]);
  return {
    urls: [doors[0].url, doors[1].url],
    async failUnderSecondPerson() {
      await second.stop('SIGKILL');
    },
    async close() {
      await Promise.all(doors.map((door) => door.close()));
      await Promise.all([first.stop(), second.stop()]);
    },
  };
});
