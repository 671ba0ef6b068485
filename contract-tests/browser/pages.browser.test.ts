import { join } from 'node:path';
import { StudyMate } from '@study-mate/sdk';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StudyMateUnderTest } from '../../server/src/testing/start.ts';
import { openWorld, type World } from './world.ts';

let world: World;
let server: StudyMateUnderTest;
let address: string;

beforeAll(async () => {
  world = await openWorld();
  server = world.server;
  address = await world.site.add(join(import.meta.dirname, 'react-page'));
});
afterAll(async () => {
  await world?.close();
});
beforeEach(() => server.reset());

/** A page on which nobody is signed in yet. */
async function openPage(): Promise<Page> {
  const page = await (await world.openBrowser()).newPage();
  await page.goto(`${address}?server=${server.url}`);
  return page;
}

async function signIn(name: string): Promise<Page> {
  const page = await openPage();
  const { email, password } = server.persona(name);
  await page.evaluate((login) => mate.auth.login(login), { email, password });
  return page;
}

const textOf = (page: Page, id: string) => expect.poll(() => page.locator(id).innerText(), { timeout: 10_000 });

test('the page follows the session, also when another tab ends it or the server does', async () => {
  const page = await openPage();
  await textOf(page, '#session').toBe('signed-out');
  const { email, password, id } = server.persona('mai');
  await page.evaluate((login) => mate.auth.login(login), { email, password });
  await textOf(page, '#session').toBe(`signed-in ${id}`);
  const another = await page.context().newPage();
  await another.goto(page.url());
  await textOf(another, '#session').toBe(`signed-in ${id}`);
  await another.evaluate(() => mate.auth.logout());
  await textOf(page, '#session').toBe('signed-out');
  // The tab that learns first that a session is lost is the one that says so.
  await another.close();
  await page.evaluate((login) => mate.auth.login(login), { email, password });
  server.clock.advance({ days: 3 });
  await page.evaluate(() => mate.auth.getProfile().catch(() => undefined));
  await textOf(page, '#session').toBe('signed-out lost');
});

test('a call shows the answer to what is asked now, errors, and nothing once it is over', async () => {
  const page = await signIn('mai');
  await textOf(page, '#subject').toBe('1 1');
  const given: string[] = [];
  page.on('requestfailed', (request) => given.push(request.url().replace(server.url, '')));
  server.faults.add({ operation: 'getSubject', status: 500, times: 1 });
  await page.click('#reload');
  await textOf(page, '#subject').toBe('1 1 Internal server error.');
  await page.click('#reload');
  await textOf(page, '#subject').toBe('1 1');
  server.faults.add({ operation: 'getSubject', delay: 5_000, times: 1 });
  await page.click('#reload');
  await page.click('#next');
  await textOf(page, '#subject').toBe('2 2');
  expect(given).toEqual(['/api/subjects/1/']);
  server.faults.add({ operation: 'getSubject', delay: 5_000, times: 1 });
  await page.click('#reload');
  await page.click('#leave');
  await expect.poll(() => given).toEqual(['/api/subjects/1/', '/api/subjects/2/']);
});

test('a list grows, and a mistake of the program goes to the error boundary', async () => {
  const page = await signIn('mai');
  const { count } = await page.evaluate(() => mate.subjects.listSubjects());
  await textOf(page, '#more').toBe(`4 of ${count}`);
  await page.click('#more');
  await textOf(page, '#more').toBe(`8 of ${count}`);
  await page.click('#next');
  await textOf(page, '#subject').toBe('2 2');
  await page.click('#next');
  await textOf(page, '#caught').toBe('A mistake of the program');
});

test('two people chat, see each other type, and what was read', async () => {
  const [mai, minh] = [await signIn('mai'), await signIn('minh')];
  const chat = await minh.evaluate(async () => (await mate.chat.listConversations())[0]?.id);
  await Promise.all([minh, mai].map((page) => page.goto(`${page.url()}&chat=${chat}`)));
  for (const page of [minh, mai]) {
    await expect.poll(() => page.locator('#messages li').count()).toBeGreaterThan(0);
    await textOf(page, '#connection').toBe('connected');
  }
  const before = await mai.locator('#messages li').count();
  await mai.fill('#line', 'H');
  await textOf(minh, '#typing').toBe(server.persona('mai').fullName);
  await mai.click('#send');
  await textOf(minh, '#messages li:last-child').toBe('Hello from React');
  await textOf(mai, '#messages li:last-child').toBe('Hello from React ✓✓');
  await textOf(mai, '#outbox').toBe('');
  expect(await mai.locator('#messages li').count()).toBe(before + 1);
});

test('news arrive without a chat', async () => {
  const page = await signIn('binh');
  await textOf(page, '#connection').toBe('connected');
  const other = await signIn('an');
  const receiver_id = server.persona('binh').id;
  await other.evaluate((receiver_id) => mate.matching.sendRequest({ receiver_id }), receiver_id);
  await textOf(page, '#news').toBe(server.persona('an').fullName);
});

test('a page shows who comes and goes', async () => {
  const mai = await signIn('mai');
  await mai.goto(`${mai.url()}&friend=${server.persona('minh').id}`);
  await textOf(mai, '#presence').toBe('away');
  const minh = await signIn('minh');
  await textOf(mai, '#presence').toBe('online');
  await minh.context().close();
  server.clock.advance({ minutes: 1 });
  await expect.poll(() => mai.textContent('#presence'), { timeout: 10_000 }).toBe('away');
});

/** Mai and Minh have something to say to each other, so their chat is the first that each of them sees. */
async function letThemMeet(): Promise<void> {
  const mai = new StudyMate({ baseUrl: server.url });
  const { email, password } = server.persona('mai');
  await mai.auth.login({ email, password });
  const chats = await mai.chat.listConversations();
  const minh = server.persona('minh');
  const conversation = chats.find(({ other_participant }) => other_participant.id === minh.id)?.id ?? 0;
  await mai.chat.sendMessage({ conversation, content: 'Coffee before the contest?' });
}

/** The example's page, with the server's address as those who try it would give it. */
const pageOf = (folder: string) =>
  world.site.add(join(import.meta.dirname, '../../examples', folder), { VITE_STUDY_MATE_URL: server.url });

async function enter(address: string, name: string): Promise<Page> {
  const page = await (await world.openBrowser()).newPage();
  await page.goto(address);
  const { email, password } = server.persona(name);
  await page.fill('[name=email]', email);
  await page.fill('[name=password]', 'not this one');
  await page.click('text=Sign in');
  await page.locator('[role=alert]', { hasText: 'Invalid credentials.' }).waitFor();
  await page.fill('[name=password]', password);
  await page.click('text=Sign in');
  await page.locator('li', { hasText: 'Coffee before the contest?' }).waitFor();
  // What was said comes over HTTP; who types is told to whoever is connected.
  await page.getByText('connected', { exact: true }).waitFor();
  return page;
}

test.each(['browser-chat', 'react-chat'])('two people chat in the example %s', async (folder) => {
  await letThemMeet();
  const address = await pageOf(folder);
  const [mai, minh] = [await enter(address, 'mai'), await enter(address, 'minh')];
  await minh.locator('h1', { hasText: 'Nguyễn Thị Mai' }).waitFor();
  await mai.locator('li.mine', { hasText: '✓✓' }).last().waitFor();

  await minh.fill('[name=line]', 'Tea. Five minutes!');
  await mai.getByText('Ngô Quang Minh is typing').waitFor();
  await minh.press('[name=line]', 'Enter');
  await mai.locator('li:not(.mine)', { hasText: 'Tea. Five minutes!' }).waitFor();
  await minh.locator('li.mine', { hasText: /Tea\. Five minutes!.*✓✓/ }).waitFor();
  await expect.poll(() => mai.getByText('is typing').count()).toBe(0);

  // Whoever comes back is signed in, and finds what was said.
  await minh.reload();
  await minh.locator('li', { hasText: 'Tea. Five minutes!' }).waitFor();
  expect(await minh.locator('li', { hasText: 'Tea. Five minutes!' }).count()).toBe(1);
  await minh.click('text=Sign out');
  await minh.locator('[name=password]').waitFor();
});
