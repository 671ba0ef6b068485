import { type CauseKey, causes, descriptionOf } from '../messages/causes.ts';
import { connecting, type Frame, type Interaction } from '../pact-files.ts';
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

/** The plain socket of the chat that the state is about. */
const chatOf = ({ facts: { group, conversation } }: World): string =>
  group === undefined ? `/ws/chat/${conversation}/` : `/ws/groups/${group}/chat/`;

const toFrame = ({ event, payload }: Heard): object => ({ type: event, ...payload });

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

/** The same, as the plain socket of the chat carries it. */
const hearFrame = (world: World, key: CauseKey, happening: Happening) => async (): Promise<object> =>
  toFrame(await hear(world, key, { ...happening, path: chatOf })());

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

/** Tells Pact what the real server says. */
type Teller = (descriptor: Descriptor) => Promise<unknown>;

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
  return filled;
}

const contentOf = ({ request }: Descriptor, { facts }: World): unknown =>
  fillIn(request?.contents?.content, request?.generators?.body ?? {}, facts);

/** What the real gateway acknowledges when I send this event. */
const answer =
  (world: World) =>
  async (descriptor: Descriptor): Promise<unknown> => {
    const { event, payload } = contentOf(descriptor, world) as Heard;
    if (event === connecting) return knock(world, payload.token);
    const mine = await connect(world, world.me ?? (await world.person('Mai Nguyễn')));
    try {
      if (world.isRepeated) await mine.send(event, payload);
      return await mine.send(event, payload);
    } finally {
      mine.close();
    }
  };

/** The frame that comes back when I send this one over a real plain socket. */
const answerFrame =
  (world: World, type: string) =>
  async (descriptor: Descriptor): Promise<object> => {
    const { type: event, ...payload } = contentOf(descriptor, world) as Frame;
    const mine = await connectPlain(world, world.me, chatOf(world));
    try {
      await mine.send(event, payload);
      return toFrame(await mine.next(type));
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
    (tell: Teller): Teller =>
    async (descriptor: Descriptor) =>
      tamper(await tell(descriptor));
  const providerOf = (interaction: Interaction): Teller | undefined => {
    if (interaction.type === 'Asynchronous/Messages') {
      const key = causeIn(interaction.description);
      return ('type' in interaction.contents.content ? hearFrame : hear)(world, key, all[key]);
    }
    if (interaction.type === 'Synchronous/HTTP') return undefined;
    const back = interaction.response[0]?.contents.content;
    return back && 'type' in back ? answerFrame(world, back.type) : answer(world);
  };
  const entries = interactions.flatMap((interaction) => {
    const tell = providerOf(interaction);
    return tell ? [[interaction.description, tampered(tell)] as const] : [];
  });
  return Object.fromEntries(entries);
}
