import { openBadNetwork } from './bad-network.ts';
import { createChance } from './chance.ts';
import type { Fault } from './link.ts';
import { inviteCircle, signIn } from './people.ts';
import { type Shown, Writer } from './writer.ts';

export interface ProofOptions {
  /** Where the server is; it must not limit rates. */
  serverUrl: string;
  messages: number;
  /** How many faults strike live connections, of any kind. */
  cuts: number;
  seed: number;
  people?: number;
  onProgress?: (sent: number) => void;
}

export interface Findings {
  messages: number;
  cuts: number;
  byFault: Record<Fault, number>;
  restarts: number;
  lost: number;
  duplicated: number;
  /** Messages that stand before one that was written earlier. */
  disordered: number;
  /** Messages that were not shown to somebody, twice, or in another order than they are stored. */
  misshown: number;
  failed: number;
  gaps: number;
}

/** Everything in a chat, read over a connection that nothing happens to. */
async function readChat(baseUrl: string, name: string, chat: number): Promise<Shown[]> {
  // Anew: the tokens of the beginning are old by now, and who uses old ones is taken for a thief.
  const realtime = await (await signIn(baseUrl, name)).realtime();
  const feed = realtime.conversation(chat, { afterSeq: 0 });
  const stored: Shown[] = [];
  feed.on('message', ({ seq, content }) => stored.push({ seq, content }));
  await feed.ready;
  realtime.close();
  return stored;
}

/** What is wrong with the messages of one writer in a chat, given the numbers in the order in which they are stored. */
function judge(numbers: readonly number[], count: number) {
  const different = new Set(numbers);
  return {
    lost: count - different.size,
    duplicated: numbers.length - different.size,
    disordered: numbers.filter((number, index) => number < (numbers[index - 1] ?? 0)).length,
  };
}

const isSame = (a: readonly Shown[], b: readonly Shown[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Lets people write to each other over a network on which connections break all the time, while their programs end and
 * start again, and compares what they wrote with what is stored and what each of them was shown.
 */
export async function proveDelivery(options: ProofOptions): Promise<Findings> {
  const { serverUrl, messages, cuts, seed, people = 8, onProgress = () => {} } = options;
  const chance = createChance(seed);
  const circle = await inviteCircle(serverUrl, people);
  const network = await openBadNetwork(serverUrl, chance);
  const writers = circle.map(({ name, tokens }) => new Writer(network.url, name, tokens));
  const desks = circle.flatMap(({ name, chats }, index) =>
    chats.map((chat) => ({ name, chat, writer: writers[index] })),
  );
  const shares = desks.map((_, index) => Math.floor(messages / desks.length) + Number(index < messages % desks.length));

  let [struck, restarts] = [0, 0];
  let wake = () => {};
  let news = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const countSent = () => writers.reduce((sum, { sent }) => sum + sent.size, 0);
  /** As many faults as are due, given how far the writers are. */
  const strike = (sent: number): void => {
    while (struck < cuts && sent * cuts >= struck * messages) {
      if (network.strike() === undefined) return;
      struck += 1;
      if (struck % 10 !== 0) continue;
      restarts += 1;
      const somebody = writers[Math.floor(chance() * writers.length)];
      // Not in the middle of what has told of the progress.
      setImmediate(() => somebody?.restart());
    }
  };
  const report = (): void => {
    const sent = countSent();
    strike(sent);
    onProgress(sent);
    wake();
    news = new Promise((resolve) => {
      wake = resolve;
    });
  };
  const until = async (isDone: () => boolean): Promise<void> => {
    while (!isDone()) await news;
  };

  for (const [index, { chats }] of circle.entries()) writers[index]?.start(chats, report);
  await Promise.all(desks.map(({ writer, chat }, index) => writer?.write(chat, shares[index] ?? 0, () => news)));
  const inChat = (chat: number) =>
    desks.reduce((sum, desk, index) => sum + (desk.chat === chat ? (shares[index] ?? 0) : 0), 0);
  const isShown = ({ writer, chat }: (typeof desks)[number]) => (writer?.shown.get(chat)?.length ?? 0) >= inChat(chat);
  await until(() => countSent() >= messages && desks.every(isShown));
  for (const writer of writers) writer.stop();
  await network.close();

  const findings = { lost: 0, duplicated: 0, disordered: 0, misshown: 0 };
  for (const [index, { name, chat, writer }] of desks.entries()) {
    const stored = await readChat(serverUrl, name, chat);
    const own = stored.filter(({ content }) => content.startsWith(`${name} `));
    const numbers = own.map(({ content }) => Number(content.split(' ')[1]));
    const { lost, duplicated, disordered } = judge(numbers, shares[index] ?? 0);
    findings.lost += lost;
    findings.duplicated += duplicated;
    findings.disordered += disordered;
    const shown = writer?.shown.get(chat) ?? [];
    if (!isSame(shown, stored)) {
      findings.misshown += Math.max(
        1,
        shown.filter((message, place) => !isSame([message], stored.slice(place, place + 1))).length,
      );
    }
  }
  const sum = (count: (writer: Writer) => number) => writers.reduce((total, writer) => total + count(writer), 0);
  return {
    messages,
    cuts: struck,
    byFault: network.struck,
    restarts,
    ...findings,
    failed: sum(({ failed }) => failed),
    gaps: sum(({ gaps }) => gaps),
  };
}
