import { readFileSync, writeFileSync } from 'node:fs';
import type { Frame } from '../pact-files.ts';
import type { Happening } from '../provider/happening.ts';
import { program } from '../provider/program.ts';
import { type VerifyOptions, verify } from '../provider/verification.ts';
import { inWorld, type World } from '../provider/world.ts';
import { type Attempt, attemptAll, createTampered, type Faults } from './attempts.ts';
import { answering } from './tampering.ts';

const onHttp = 'getProfile: my profile';
const onRefusal = 'getProfile: nobody is signed in';
const onEvent = 'chat_message: the other person sends a message';
const onAcknowledgement = 'message_read: one unread message';
const onInvitations = 'listMyGroups: one invitation';
const onSearchForGroup = 'listMyGroups: study-mate groups show learning, 3';
const onFrame = `${onEvent}, on a plain socket`;

const verifyWith =
  (options: VerifyOptions): Attempt<World> =>
  (world, pact) =>
    verify(world, [pact], options);

const tampered = createTampered<World>((world, pact, url) => verify(world, [pact], { url }));

const changed = (change: (body: Record<string, unknown>) => unknown): Attempt<World> =>
  tampered(({ status, body }) => ({ status, body: change(body as Record<string, unknown>) }));

/** The server no longer lists the groups that one has asked to join, as only the command line wants it to. */
const withoutPending = tampered((answer, path) =>
  path.includes('membership_status=pending')
    ? { status: 400, body: { membership_status: ['"pending" is not a valid choice.'] } }
    : answer,
);

/** Frames of plain sockets say under another name what they are about. */
const withRenamedType = verifyWith({
  tamper: (content) => {
    const { type, ...rest } = content as Partial<Frame>;
    return type ? { ...rest, kind: type } : content;
  },
});

/** The right answer, but not that of the server. */
const fromElsewhere: Attempt<World> = async (world, pact) => {
  const detail = 'Authentication credentials were not provided.';
  const front = await answering(401, { 'WWW-Authenticate': 'Bearer realm="api"' }, { detail });
  return verify(world, [pact], { url: front.url }).finally(front.close);
};

/** While nobody can be made, no state can be brought about. */
const withoutPeople: Attempt<World> = async (world, pact) => {
  const { person } = world;
  world.person = () => Promise.reject(new Error('Nobody can be made'));
  return verify(world, [pact]).finally(() => {
    world.person = person;
  });
};

const silence: Happening = { happen: async () => undefined };
const says = (content: string): Happening => ({
  happen: (world) =>
    world.ask(world.other, 'POST', '/api/chat/messages/', { conversation: world.facts.conversation, content }),
});

/** What is wrong, with the server or with how it is asked, and the interaction that must notice. */
const faults: Faults<World> = {
  'nothing over HTTP': [onHttp, changed((body) => body)],
  'nothing live': [onEvent, verifyWith({})],
  'nothing in an acknowledgement': [onAcknowledgement, verifyWith({})],
  'nothing on the command line': [onSearchForGroup, changed((body) => body)],
  'nothing in a frame': [onFrame, verifyWith({})],
  'a field is dropped': [onHttp, changed(({ email: _, ...body }) => body)],
  'a field has another type': [onHttp, changed((body) => ({ ...body, id: String(body.id) }))],
  'a field has another form': [onHttp, changed((body) => ({ ...body, created_at: '24.10.2025' }))],
  'the status is another': [onHttp, tampered((answer) => ({ ...answer, status: 201 }))],
  'what the SDK does not ask for is refused': [onInvitations, withoutPending],
  'what the command line asks for is refused': [onSearchForGroup, withoutPending],
  'frames are not like those of the plain client, where the SDK listens': [onEvent, withRenamedType],
  'frames are not like those of the plain client, where it listens': [onFrame, withRenamedType],
  'nobody looks at the answer': [onRefusal, fromElsewhere],
  'nobody brings the state about': [onHttp, verifyWith({ stateHandlers: {} })],
  'the state cannot be brought about': [onHttp, withoutPeople],
  'the event is lost': [onEvent, verifyWith({ happenings: { othersMessage: silence } })],
  'the event says something else': [onEvent, verifyWith({ happenings: { othersMessage: says('Goodbye!') } })],
  'the acknowledgement is another': [
    onAcknowledgement,
    (world, pact) => {
      writeFileSync(pact, readFileSync(pact, 'utf8').replace('"marked_count":1', '"marked_count":2'));
      return verify(world, [pact]);
    },
  ],
};

/** Answers with what the verification said about each fault: nothing when it did not notice. */
program(({ databaseUrl }: { databaseUrl: string }) =>
  inWorld(databaseUrl, (world) => {
    world.patience = 500;
    return attemptAll(world, faults);
  }),
);
