// npm run proof:delivery: sends 100,000 messages over a network that breaks 1,000 times, and counts what came of them.
//
//   DELIVERY_MESSAGES, DELIVERY_CUTS, DELIVERY_SEED   other numbers
//   TEST_DATABASE_URL                                 a PostgreSQL, as .config/scripts/with-services sets it

import { startStudyMate } from '../../server/src/testing/start.ts';
import { proveDelivery } from './proof.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { DELIVERY_MESSAGES = 100_000, DELIVERY_CUTS = 1_000, DELIVERY_SEED = 1, TEST_DATABASE_URL } = process.env;
const server = await startStudyMate({
  seed: 'none',
  ...(TEST_DATABASE_URL && { databaseUrl: TEST_DATABASE_URL }),
});
const began = performance.now();
const seconds = () => ((performance.now() - began) / 1_000).toFixed(1);
let told = 0;
const findings = await proveDelivery({
  serverUrl: server.url,
  messages: Number(DELIVERY_MESSAGES),
  cuts: Number(DELIVERY_CUTS),
  seed: Number(DELIVERY_SEED),
  onProgress(sent) {
    const step = Number(DELIVERY_MESSAGES) / 20;
    if (sent < told + step) return;
    told = sent;
    say(`${sent} sent after ${seconds()} s`);
  },
});
await server.close();

const { byFault, ...counts } = findings;
for (const [name, count] of Object.entries({ ...counts, ...byFault })) say(`${name.padEnd(14)}${count}`);
const { lost, duplicated, disordered, misshown, failed, gaps, cuts } = findings;
const isProven = lost + duplicated + disordered + misshown + failed + gaps === 0 && cuts === Number(DELIVERY_CUTS);
say(`${isProven ? 'proven' : 'NOT proven'} in ${seconds()} s, with the seed ${DELIVERY_SEED}`);
process.exitCode = isProven ? 0 : 1;
