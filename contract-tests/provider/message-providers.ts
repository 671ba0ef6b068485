import { type CauseKey, causes, descriptionOf } from '../messages/causes.ts';
import { connecting, type Interaction } from '../pact-files.ts';
import { chatHappenings } from './chat.happenings.ts';
import { groupsHappenings } from './groups.happenings.ts';
import type { Happening, Happenings } from './happening.ts';
import { connect, connectPlain, type Ear, type Heard, knock } from './live.ts';
import { matchingHappenings } from './matching.happenings.ts';
import type { World } from './world.ts';

const happenings: Happenings = {
  ...chatHappenings,
  ...matchingHappenings,
  ...groupsHappenings,
};

/** What is done again must not be heard again. Something else follows, or nobody could tell silence from delay. */
async function repeat(world: World, { happen }: Happening, mine: Ear, event: string): Promise<void> {
  await happen(world, mine);
  await chatHappenings.othersTyping.happen(world);
  await mine.next('typing_indicator');
  if (mine.count(event) > 1) throw new Error(`${event} was heard again`);
}

/** What I hear over a real connection when it happens. */
const hear = (world: World, key: CauseKey, happening: Happening) => async (): Promise<Heard> => {
  const { path, happen } = happening;
  const { event } = causes[key];
  const mine = path ? await connectPlain(world, world.me, path(world)) : await connect(world, world.me);
  try {
    await happen(world, mine);
    const heard = await mine.next(event);
    if (world.isRepeated) await repeat(world, happening, mine, event);
    return heard;
  } finally {
    mine.close();
  }
};

export interface LiveOptions {
  /** In place of what really makes the server send its events. */
  happenings?: Partial<Happenings>;
  /** What becomes of each event and acknowledgement on its way. */
  tamper?: (content: unknown) => unknown;
}

interface Descriptor {
  request?: {
    contents?: { content?: unknown };
    generators?: { body?: Record<string, { expression?: string }> };
  };
}

type Json = Record<string, unknown> | unknown[];

/** Pact hands a client's event over with the consumer's examples; what states told is put in here. */
function fillIn(content: unknown, generators: Record<string, { expression?: string }>, facts: World['facts']) {
  const filled: unknown = structuredClone(content);
  for (const [path, { expression = '' }] of Object.entries(generators)) {
    const steps = [...path.matchAll(/\.([^.[]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
    const last = steps.pop();
    const parent = steps.reduce<Json>((value, step) => value[step as keyof Json] as Json, filled as Json);
    if (last === undefined || !(expression in facts)) throw new Error(`No state has told ${expression}`);
    Object.assign(parent, { [last]: facts[expression] });
  }
  return filled as Heard;
}

/** What the real gateway acknowledges when I send this event. */
const answer =
  (world: World) =>
  async ({ request }: Descriptor): Promise<unknown> => {
    const { event, payload } = fillIn(request?.contents?.content, request?.generators?.body ?? {}, world.facts);
    if (event === connecting) return knock(world, payload.token);
    const mine = await connect(world, world.me ?? (await world.person('Mai Nguyễn')));
    try {
      if (world.isRepeated) await mine.send(event, payload);
      return await mine.send(event, payload);
    } finally {
      mine.close();
    }
  };

/** What a description begins with; after a comma it may say for whom. */
function causeIn(description: string): CauseKey {
  const keys = Object.keys(causes) as CauseKey[];
  const key = keys.find((it) => `${description}, `.startsWith(`${descriptionOf(it)}, `));
  if (!key) throw new Error(`Nobody lets this happen: ${description}`);
  return key;
}

/** By the descriptions that the pacts hold: events of the server by their cause, events of clients all alike. */
export function createMessageProviders(
  world: World,
  interactions: readonly Interaction[],
  { happenings: others = {}, tamper = (content) => content }: LiveOptions = {},
) {
  const all = { ...happenings, ...others };
  const tampered =
    <Descriptor>(tell: (descriptor: Descriptor) => Promise<unknown>) =>
    async (descriptor: Descriptor) =>
      tamper(await tell(descriptor));
  const ofServer = interactions
    .filter(({ type }) => type === 'Asynchronous/Messages')
    .map(({ description }) => {
      const key = causeIn(description);
      return [description, tampered(hear(world, key, all[key]))] as const;
    });
  const ofClients = interactions
    .filter(({ type }) => type === 'Synchronous/Messages')
    .map(({ description }) => [description, tampered(answer(world))] as const);
  return Object.fromEntries<(descriptor: Descriptor) => Promise<unknown>>([...ofServer, ...ofClients]);
}
