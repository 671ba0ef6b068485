import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StudyMateUnderTest } from '../../server/src/testing/start.ts';
import { type Cable, layCable } from './cable.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let server: StudyMateUnderTest;
let cable: Cable;
let address: string;

beforeAll(async () => {
  world = await openWorld();
  server = world.server;
  cable = await layCable(server.url);
  address = await world.site.add(join(import.meta.dirname, 'sdk-page'));
});
afterAll(async () => {
  await cable?.close();
  await world?.close();
});
beforeEach(() => {
  cable.plug();
  return server.reset();
});

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** A tab of a new browser in which this person has signed in. */
async function signIn(name: string): Promise<Page> {
  const page = await openTab(await world.openBrowser());
  const { email, password } = server.persona(name);
  await page.evaluate(({ url, ...login }) => sdk.connect(url).auth.login(login), { url: cable.url, email, password });
  return page;
}

const nameOf = (page: Page) =>
  page.evaluate(async (url) => (await sdk.connect(url).auth.getProfile()).full_name, cable.url);

const firstConversation = (page: Page) =>
  page.evaluate(async (url) => (await sdk.connect(url).chat.listConversations())[0]?.id ?? 0, cable.url);

/** How many messages the browser keeps. */
const countKept = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('study-mate-outbox');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const [name = ''] = opening.result.objectStoreNames;
      const counting = opening.result.transaction(name).objectStore(name).count();
      counting.onsuccess = () => resolve(counting.result);
    };
  });

test('whoever signs in is signed in after a reload, and in every tab', async () => {
  const tab = await signIn('mai');
  await tab.reload();
  const another = await openTab(tab.context());
  expect([await nameOf(tab), await nameOf(another)]).toEqual(['Nguyễn Thị Mai', 'Nguyễn Thị Mai']);
});

test('two tabs whose token has run out renew it once', async () => {
  const tab = await signIn('mai');
  const another = await openTab(tab.context());
  const renewals: string[] = [];
  tab.context().on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/token/refresh/')) renewals.push(request.url());
  });
  server.clock.advance({ minutes: 6 });
  // Long enough for both to have seen that their token does not work.
  server.faults.add({ operation: 'refreshToken', delay: 500 });
  expect(await Promise.all([nameOf(tab), nameOf(another)])).toEqual(['Nguyễn Thị Mai', 'Nguyễn Thị Mai']);
  expect(renewals).toHaveLength(1);
});

test('two people see each other type and write', async () => {
  const [mai, minh] = [await signIn('mai'), await signIn('minh')];
  const chat = await firstConversation(minh);
  const heard = minh.evaluate(
    async ({ url, chat }) => {
      const feed = (await sdk.connect(url).realtime()).conversation(chat);
      const seen: string[] = [];
      feed.on('typing', ({ user_name, is_typing }) => seen.push(`${user_name} ${is_typing ? 'types' : 'stops'}`));
      await feed.ready;
      document.title = 'ready';
      for await (const { content } of feed) {
        await feed.send('Tea!');
        return [...seen, content];
      }
      return seen;
    },
    { url: cable.url, chat },
  );
  await minh.waitForFunction(() => document.title === 'ready');
  const answer = await mai.evaluate(
    async ({ url, chat }) => {
      const feed = (await sdk.connect(url).realtime()).conversation(chat);
      await feed.ready;
      feed.setTyping(true);
      await feed.send('Coffee?');
      for await (const { content } of feed) if (content !== 'Coffee?') return content;
      return undefined;
    },
    { url: cable.url, chat },
  );
  expect(await heard).toEqual(['Nguyễn Thị Mai types', 'Nguyễn Thị Mai stops', 'Coffee?']);
  expect(answer).toBe('Tea!');
});

test('what is written while the server is away is sent once after a reload', async () => {
  const tab = await signIn('mai');
  const chat = await firstConversation(tab);
  const where = { url: cable.url, chat };
  const outbox = (texts: string[]) =>
    tab.evaluate(
      async ({ url, chat, texts }) => {
        const realtime = await sdk.connect(url).realtime({ outbox: sdk.indexedDbOutbox() });
        const feed = realtime.conversation(chat);
        return new Promise<string[]>((resolve) => {
          const look = () => {
            if (feed.outbox.length === 2) resolve(feed.outbox.map(({ content, state }) => `${content} ${state}`));
          };
          realtime.on('outgoing', look);
          for (const text of texts) feed.send(text);
        });
      },
      { ...where, texts },
    );
  const latest = () =>
    tab.evaluate(async ({ url, chat }) => {
      const { results } = await sdk.connect(url).chat.listMessages(chat, { page_size: 3 });
      return results.map(({ content }) => content);
    }, where);
  const [before = ''] = await latest();

  cable.pull();
  expect(await outbox(['First', 'Second'])).toEqual(['First pending', 'Second pending']);
  await expect.poll(() => tab.evaluate(countKept)).toBe(2);
  await tab.reload();
  expect(await outbox([])).toEqual(['First pending', 'Second pending']);
  cable.plug();
  await expect.poll(() => tab.evaluate(countKept), { timeout: 20_000 }).toBe(0);
  expect(await latest()).toEqual(['Second', 'First', before]);
});

test('a worker signs in, calls and writes', async () => {
  const tab = await openTab(await world.openBrowser());
  const { email, password, fullName } = server.persona('an');
  const answer = await tab.evaluate((question) => sdk.askWorker(question), { baseUrl: cable.url, email, password });
  expect(answer).toEqual({ full_name: fullName, content: 'Said by a worker' });
});
