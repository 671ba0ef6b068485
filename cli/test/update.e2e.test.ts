import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Shell } from './shell.ts';
import { Watch } from './watch.ts';

const watch = new Watch();
let asked = 0;
/** Answers when it is let. */
let release = () => {};
const registry = createServer((_, response) => {
  asked += 1;
  release = () => response.end('{"latest":"99.0.0"}');
  watch.changed();
});
let shell: Shell;
beforeAll(async () => {
  registry.listen(0, '127.0.0.1');
  await once(registry, 'listening');
  shell = new Shell('http://localhost:9');
});
afterAll(() => {
  shell.remove();
  registry.closeAllConnections();
  registry.close();
});

test('a newer version is looked for beside the program, which does not wait, and told of at a later start', async () => {
  const { port } = registry.address() as AddressInfo;
  const settings = `STUDY_MATE_NO_UPDATE_NOTICE= npm_config_registry=http://127.0.0.1:${port}`;
  const line = `env -u CI -u BUILD_NUMBER -u RUN_ID XDG_CACHE_HOME=$XDG_CONFIG_HOME ${settings} study-mate help chat send`;
  const run = async () => {
    const terminal = shell.openTerminal(line);
    expect(await terminal.untilEnded()).toBe(0);
    return terminal.text.includes('Study Mate 99.0.0 is there');
  };
  expect(await shell.run(line)).toMatchObject({ code: 0, stderr: '' });
  expect(asked).toBe(0);
  // The registry has not said a word when the program ends.
  expect(await run()).toBe(false);
  await watch.until(
    () => asked || undefined,
    () => 'nobody asked',
  );
  expect(await run()).toBe(false);
  expect(asked).toBe(1);
  release();
  let isTold = false;
  for (let tries = 0; !isTold && tries < 100; tries++) isTold = await run();
  expect([isTold, await run(), asked]).toEqual([true, false, 1]);
});
