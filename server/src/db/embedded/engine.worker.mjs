/*
 * The PostgreSQL engine's own thread: a heavy query stalls this loop and not the server's. Plain JavaScript, because a
 * worker is loaded by Node itself, without the loaders that let the rest run from source.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import { postgis } from '@electric-sql/pglite-postgis';

const READY_FOR_QUERY = 0x5a;
const NOTIFICATION = 0x41;

/** @type {{ dataDir: string, postgisBundle: string | undefined }} */
const { dataDir, postgisBundle } = workerData;

const trimmedPostgis = {
  name: 'postgis',
  setup: async (pg, options) => ({ ...(await postgis.setup(pg, options)), bundlePath: new URL(postgisBundle) }),
};

const database = new PGlite({
  dataDir,
  extensions: { postgis: postgisBundle ? trimmedPostgis : postgis, citext, pg_trgm, btree_gist, unaccent },
});

/**
 * Takes the frames apart that do not belong to the answer: notifications are for whoever listens, and the engine
 * repeats ReadyForQuery after an error, of which only the state counts.
 */
function sort(reply) {
  let status;
  const kept = [];
  const notifications = [];
  let from = 0;
  let at = 0;
  while (at < reply.length) {
    const end = at + 1 + reply.readInt32BE(at + 1);
    const type = reply[at];
    if (type === READY_FOR_QUERY || type === NOTIFICATION) {
      if (at > from) kept.push(reply.subarray(from, at));
      if (type === READY_FOR_QUERY) status = String.fromCharCode(reply[at + 5]);
      else notifications.push(Uint8Array.prototype.slice.call(reply, at, end));
      from = end;
    }
    at = end;
  }
  if (from < reply.length) kept.push(reply.subarray(from));
  return { data: new Uint8Array(Buffer.concat(kept)), status, notifications };
}

async function execute(batch) {
  const chunks = [];
  await database.execProtocolRawStream(batch, {
    syncToFs: false,
    onRawData: (bytes) => chunks.push(bytes.slice()),
  });
  return sort(Buffer.concat(chunks));
}

parentPort.on('message', async (message) => {
  try {
    if (message === 'close') {
      await database.close();
      parentPort.postMessage('closed');
      parentPort.close();
    } else {
      const reply = await execute(message);
      parentPort.postMessage(reply, [reply.data.buffer]);
    }
  } catch (error) {
    parentPort.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});

try {
  await database.waitReady;
  parentPort.postMessage('ready');
} catch (error) {
  parentPort.postMessage({ failure: error instanceof Error ? error.message : String(error) });
}
