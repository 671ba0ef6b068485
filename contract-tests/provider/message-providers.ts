import { type CauseKey, causes, descriptionOf } from '../messages/causes.ts';
import type { Interaction } from '../pact-files.ts';
import { connect, connectPlain, type Ear, type Heard } from './live.ts';
import type { World } from './world.ts';

export type Happenings = Record<CauseKey, (world: World, mine: Ear) => Promise<unknown>>;

/** Lets each cause happen, by somebody else unless it is my own doing. */
const happenings: Happenings = {
  arrival: async () => undefined,
  othersMessage: (world) => world.ask(world.other, 'POST', '/api/chat/messages/', messageIn(world)),
  ownMessage: (world) => world.ask(world.me, 'POST', '/api/chat/messages/', messageIn(world)),
  othersTyping: async (world) => {
    const theirs = await connect(world, world.other);
    await theirs.send('typing_indicator', { conversation: world.facts.conversation, is_typing: true });
    theirs.close();
  },
  othersReading: (world) =>
    world.ask(world.other, 'POST', `/api/chat/conversations/${world.facts.conversation}/mark_read/`, {}),
  refusedFrame: (_, mine) => mine.send('chat_message', { content: ' ' }),
  requestReceived: (world) =>
    world.ask(world.other, 'POST', '/api/matching/requests/', {
      receiver_id: world.me?.id,
      message: 'Shall we study together?',
    }),
  requestAccepted: (world) => world.ask(world.other, 'POST', requestIn(world, 'accept/')),
  requestRejected: (world) => world.ask(world.other, 'POST', requestIn(world, 'reject/')),
  requestCancelled: (world) => world.ask(world.other, 'DELETE', requestIn(world)),
  requestBlocked: (world) => world.ask(world.other, 'POST', requestIn(world, 'block/')),
};

const messageIn = ({ facts }: World) => ({ conversation: facts.conversation, content: 'Hello!' });
const requestIn = ({ facts }: World, action = '') => `/api/matching/requests/${facts.request}/${action}`;

/** What I hear over a real connection when it happens. */
const hear = (world: World, key: CauseKey, happens: Happenings[CauseKey]) => async (): Promise<Heard> => {
  const { event } = causes[key];
  const mine =
    event === 'error' ? await connectPlain(world, world.me, world.facts.conversation) : await connect(world, world.me);
  try {
    await happens(world, mine);
    return await mine.next(event);
  } finally {
    mine.close();
  }
};

interface Descriptor {
  request?: {
    contents?: { content?: unknown };
    generators?: { body?: Record<string, { expression?: string }> };
  };
}

type Json = Record<string, unknown> | unknown[];

/** Pact hands a client's event over with the consumer's examples; what states told is put in here. */
export function fillIn(content: unknown, generators: Record<string, { expression?: string }>, facts: World['facts']) {
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

/** The placeholder of a fresh token stands for mine; without anybody signed in it stays what it is. */
const freshToken = 'new-access-token';

/** What the real gateway acknowledges when I send this event. */
const answer =
  (world: World) =>
  async ({ request }: Descriptor): Promise<unknown> => {
    const { event, payload } = fillIn(request?.contents?.content, request?.generators?.body ?? {}, world.facts);
    const mine = await connect(world, world.me ?? (await world.person('Mai Nguyễn')));
    try {
      if (payload.token === freshToken && world.me) payload.token = world.me.access;
      return await mine.send(event, payload);
    } finally {
      mine.close();
    }
  };

/** By the descriptions that the pacts hold: events of the server by their cause, events of clients all alike. */
export function createMessageProviders(
  world: World,
  interactions: readonly Interaction[],
  others: Partial<Happenings> = {},
) {
  const all = { ...happenings, ...others };
  const keys = Object.keys(causes) as CauseKey[];
  const ofServer = keys.map((key) => [descriptionOf(key), hear(world, key, all[key])] as const);
  const ofClients = interactions
    .filter(({ type }) => type === 'Synchronous/Messages')
    .map(({ description }) => [description, answer(world)] as const);
  return Object.fromEntries<(descriptor: Descriptor) => Promise<unknown>>([...ofServer, ...ofClients]);
}
