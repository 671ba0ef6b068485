import type { ChatMessage, Connection, ConnectionRequest, MessageRow, NearbyLearner } from '@study-mate/sdk';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatTail } from './chat-tail.ts';
import { Person } from './person.ts';
import type { Site } from './site.ts';

const contentsOf = (messages: readonly { content: string }[]): string[] => messages.map(({ content }) => content);
const numbersOf = (messages: readonly { seq: number }[]): number[] => messages.map(({ seq }) => seq);
const lastOf = (messages: readonly { seq: number }[]): number => numbersOf(messages).at(-1) ?? 0;

/** From 1, without a hole and without a repetition. */
const firstNumbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

async function register(person: Person): Promise<void> {
  const account = `study-mate register ${person.email} --name ${person.name} --password-stdin`;
  await person.does(`echo 'correct horse battery' | ${account}`);
}

/** What two people live through from the first command on, each in a terminal of their own. The steps build on each other. */
export function describeJourney(openSite: () => Promise<Site>): void {
  describe('two people who have not met', () => {
    let site: Site;
    let mai: Person;
    let an: Person;
    /** What Mai sees of the chat, from its beginning to the end of the journey. */
    let seenByMai: ChatTail;
    let seenByAn: ChatTail;

    const history = (person: Person, other: Person) =>
      person.does<MessageRow[]>(`study-mate chat history ${other.name} --after 0 --all`);

    beforeAll(async () => {
      site = await openSite();
      mai = new Person('Mai', site.urls[0]);
      an = new Person('An', site.urls[1]);
    });
    afterAll(async () => {
      await Promise.all([mai?.leaves(), an?.leaves()]);
      await site?.close();
    });

    test('register, say where they are, and see how far away the other is', async () => {
      await Promise.all([register(mai), register(an)]);
      await mai.does('study-mate location set 21.028 105.854');
      await an.does('study-mate location set 21.037 105.854');
      const [found, ...others] = await mai.does<NearbyLearner[]>('study-mate nearby --radius 2');
      expect(found).toMatchObject({ full_name: 'An', email: '', distance_km: expect.closeTo(1, 1) });
      expect(others).toEqual([]);
      expect(await mai.does('study-mate nearby --radius 0.5')).toEqual([]);
    });

    test('connect: one asks, the other accepts', async () => {
      await mai.does(`study-mate requests send An 'Shall we study together?'`);
      const [request] = await an.does<ConnectionRequest[]>('study-mate requests received --state pending');
      expect(request).toMatchObject({ message: 'Shall we study together?' });
      await an.does('study-mate requests accept Mai');
      const connections = await Promise.all(
        [mai, an].map((person) => person.does<Connection[]>('study-mate connections list')),
      );
      expect(connections.map(({ length }) => length)).toEqual([1, 1]);
    });

    test('see at once what the other writes', async () => {
      seenByMai = mai.follows(an, 0);
      seenByAn = an.follows(mai, 0);
      await Promise.all([seenByMai.untilState('connected'), seenByAn.untilState('connected')]);
      const { seq } = await mai.says<ChatMessage>(an, 'Library at four?');
      expect(await seenByAn.untilMessage('Library at four?')).toMatchObject({ seq, sender_name: 'Mai' });
      await an.says(mai, 'Gladly 📚');
      await seenByMai.untilMessage('Gladly 📚');
    });

    test('chat on the live screen, where one sees what the other has read', async () => {
      const screen = mai.opensChat(an);
      await screen.untilShown('● connected');
      await screen.untilShown('Gladly 📚');
      const { id } = await an.says<ChatMessage>(mai, 'Which floor?');
      await screen.untilShown('Which floor?');
      await seenByAn.untilRead(id);
      screen.type('Third, by the window');
      await seenByAn.untilMessage('Third, by the window');
      screen.type('/quit');
      await screen.untilEnded();
    });

    test('lose nothing of the screen when its program dies', async () => {
      const first = mai.opensChat(an);
      await first.untilShown('● connected');
      await first.kill();
      await an.says(mai, 'Are you there?');
      const second = mai.opensChat(an);
      await second.untilShown('Third, by the window');
      await second.untilShown('Are you there?');
      second.type('Here again');
      await seenByAn.untilMessage('Here again');
      await second.kill();
    });

    test('miss and repeat nothing when a program dies in the middle of a talk', async () => {
      const lines = firstNumbers(8).map((number) => `Line ${number}`);
      const writing = (async () => {
        for (const line of lines) await mai.says(an, line);
      })();
      await seenByAn.untilMessage('Line 3');
      await seenByAn.kill('SIGKILL');
      const before = seenByAn.messages;
      seenByAn = an.follows(mai, lastOf(before));
      await seenByAn.untilMessage('Line 8');
      await writing;
      const seen = [...before, ...seenByAn.messages];
      expect(numbersOf(seen)).toEqual(firstNumbers(seen.length));
      expect(contentsOf(seen).slice(-lines.length)).toEqual(lines);
    });

    test('miss and repeat nothing when the server fails under one of them', async () => {
      const last = lastOf(seenByMai.messages);
      await site.failUnderSecondPerson();
      await mai.says(an, 'Did it go dark?');
      await seenByAn.untilMessage('Did it go dark?');
      expect(seenByAn.states.slice(-2)).toEqual(['reconnecting', 'connected']);
      await an.says(mai, 'For a moment');
      await seenByMai.untilMessage('For a moment');
      expect(contentsOf(seenByAn.messages.filter(({ seq }) => seq > last))).toEqual([
        'Did it go dark?',
        'For a moment',
      ]);
    });

    test('remember the same talk', async () => {
      const [ofMai, ofAn] = await Promise.all([history(mai, an), history(an, mai)]);
      expect(contentsOf(ofMai)).toEqual(contentsOf(ofAn));
      expect(contentsOf(seenByMai.messages)).toEqual(contentsOf(ofMai));
      expect(numbersOf(ofMai)).toEqual(firstNumbers(ofMai.length));
    });
  });
}
