import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../server/test/server-process.ts';
import { describeJourney } from './journey.ts';

/** One node with the embedded database, as `npm start` gives it to somebody who has nothing else. */
describeJourney(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'study-mate-journey-'));
  const env = { DATA_DIR: folder, RATE_LIMITS: 'on' };
  let node = await startServer({ env, args: ['--seed', 'none'] });
  const { url } = node;
  return {
    urls: [url, url],
    async failUnderSecondPerson() {
      await node.stop();
      node = await startServer({ env, args: ['--seed', 'none', '--port', new URL(url).port] });
    },
    async close() {
      await node.stop();
      rmSync(folder, { recursive: true });
    },
  };
});
