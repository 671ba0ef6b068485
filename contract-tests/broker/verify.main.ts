import { embeddedDatabases, empty, serverDatabases } from '../../server/test/scratch-databases.ts';
import { verifyFrom } from '../provider/verification.ts';
import { inWorld } from '../provider/world.ts';
import { Broker } from './broker.ts';

/** `npm run contract:verify-broker`: holds this server to the pacts that a broker has, and tells the broker. */
const { GIT_COMMIT: version, GIT_BRANCH: branch, TEST_DATABASE_URL: serverUrl } = process.env;
if (!version || !branch) throw new Error('GIT_COMMIT and GIT_BRANCH must say what is verified');

const source = await new Broker(process.env).pactsFor({ version, branch });
const databases = await (serverUrl ? serverDatabases(serverUrl, 1) : embeddedDatabases(1));
try {
  const [url = ''] = databases.urls;
  await empty(url);
  const verified = await inWorld(url, (world) => verifyFrom(world, source));
  process.stdout.write(`${verified.length} interactions hold\n`);
} finally {
  await databases.drop();
}
