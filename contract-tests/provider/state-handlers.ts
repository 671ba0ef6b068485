import { aConversation, aMessage } from '../../server/src/features/chat/chat.fixtures.ts';
import { aHistoryEntry, aPosition, hanoi } from '../../server/src/features/location/location.fixtures.ts';
import { aRequest } from '../../server/src/features/matching/matching.fixtures.ts';
import { type Facts, type ParametersOf, type StateKey, states } from '../states.ts';
import type { Person, World } from './world.ts';

type Handlers = { [Key in StateKey]: (world: World, parameters: ParametersOf<Key>) => Promise<Facts> };

const minute = 60_000;

async function me(world: World, status?: 'active' | 'banned'): Promise<Person> {
  world.me = await world.person('Mai Nguyễn', status);
  return world.me;
}

async function other(world: World): Promise<Person> {
  world.other = await world.person('Bình Trần');
  return world.other;
}

const factsOf = ({ id, email, access, refresh }: Person): Facts => ({ me: id, email, access, refresh });

async function signIn(world: World): Promise<Facts> {
  return factsOf(await me(world));
}

async function meet(world: World): Promise<Facts & { me: number; other: number }> {
  const mine = await me(world);
  return { ...factsOf(mine), me: mine.id, other: (await other(world)).id };
}

async function place(world: World): Promise<Facts & { me: number }> {
  const mine = await me(world);
  await aPosition(world.db, mine.id, hanoi, world.clock.now());
  return { ...factsOf(mine), me: mine.id };
}

/** Brings about each state with the features' fixtures, and tells what came of it. */
const handlers: Handlers = {
  noAccounts: async () => ({}),
  account: (world, { status }) => me(world, status).then(factsOf),
  signedIn: signIn,

  async expiredSignIn(world) {
    const told = await signIn(world);
    world.clock.advance({ minutes: 6 });
    return told;
  },

  async endedSignIn(world) {
    const told = await signIn(world);
    await world.ask(world.me, 'POST', '/api/auth/logout/', { refresh: world.me?.refresh });
    return told;
  },

  otherPerson: meet,
  position: place,

  async history(world, { entries = 1 }) {
    const told = await place(world);
    let entry = 0;
    for (let age = entries; age > 0; age -= 1) {
      const at = new Date(world.clock.now().getTime() - age * minute);
      entry = await aHistoryEntry(world.db, told.me, { accuracy: 15.5, at });
    }
    return { ...told, entry };
  },

  async learnersNearby(world, { people = 1 }) {
    const told = await place(world);
    for (let count = 1; count <= people; count += 1) {
      const { id } = await other(world);
      const position = { ...hanoi, latitude: hanoi.latitude + count / 1000 };
      await aPosition(world.db, id, position, world.clock.now());
    }
    return told;
  },

  async sentRequest(world, { state = 'pending' }) {
    const told = await meet(world);
    const { id } = await aRequest(world.models.requests, { senderId: told.me, receiverId: told.other, state });
    return { ...told, request: id };
  },

  async receivedRequest(world, { state = 'pending', requests = 1 }) {
    const told = await meet(world);
    let request = 0;
    for (let count = 1; count <= requests; count += 1) {
      const senderId = count === 1 ? told.other : (await world.person('Chi Lê')).id;
      request = (await aRequest(world.models.requests, { senderId, receiverId: told.me, state })).id;
    }
    return { ...told, request };
  },

  async requestOfOthers(world, { state = 'pending' }) {
    const told = await meet(world);
    const third = await world.person('Chi Lê');
    const { id } = await aRequest(world.models.requests, { senderId: told.other, receiverId: third.id, state });
    return { ...told, request: id };
  },

  async conversation(world, { othersMessages = 0, sentBefore }) {
    const told = await meet(world);
    const { connection, conversation } = await aConversation(world.models, told.other, told.me);
    let message = 0;
    for (let count = 1; count <= othersMessages; count += 1) {
      message = (await aMessage(world.models, conversation, told.other, `Message ${count}`)).id;
    }
    if (sentBefore) {
      const sent = await aMessage(world.models, conversation, told.me, 'Hello!');
      await sent.update({ clientMessageId: sentBefore });
      message = sent.id;
    }
    return { ...told, connection, conversation, message };
  },

  async conversationOfOthers(world) {
    const told = await meet(world);
    const third = await world.person('Chi Lê');
    return { ...told, ...(await aConversation(world.models, told.other, third.id)) };
  },

  async largeBody(world) {
    world.isBodyLarge = true;
    return {};
  },

  async rateLimitUsedUp({ limiter }, { operation }) {
    await limiter.useUp(operation);
    return {};
  },

  async databaseDown({ database }) {
    database.setDown(true);
    return {};
  },
};

/** As Pact calls them: by the state's name, with whatever parameters the pact holds. */
export type StateHandlers = Record<string, (parameters?: unknown) => Promise<Facts>>;

/**
 * Pact takes a handler that throws for one that has nothing to tell and goes on, so failures are kept here for the
 * verification to ask about.
 */
export function createStateHandlers(world: World): { stateHandlers: StateHandlers; failures: unknown[] } {
  const failures: unknown[] = [];
  const entries = Object.entries(states).map(([key, name]) => {
    const handle = handlers[key as StateKey] as (world: World, parameters: unknown) => Promise<Facts>;
    const handler = async (parameters: unknown = {}) => {
      try {
        const told = await handle(world, parameters);
        Object.assign(world.facts, told);
        return told;
      } catch (error) {
        failures.push(error);
        throw error;
      }
    };
    return [name, handler] as const;
  });
  return { stateHandlers: Object.fromEntries(entries), failures };
}
