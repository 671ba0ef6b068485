import { inMockWorld, type MockWorld } from '../mock/mock-world.ts';
import { verifyMock } from '../mock/verify-mock.ts';
import { program } from '../provider/program.ts';
import { type Attempt, attemptAll, createTampered, type Faults } from './attempts.ts';

const answered = 'getProfile: my profile';
const asked = 'getProfile: the database is gone';
const expired = 'getProfile: an expired access token';

const verify: Attempt<MockWorld> = (world, pact) => verifyMock(world, [pact]);
const tampered = createTampered<MockWorld>((world, pact, url) => verifyMock(world, [pact], url));

/** While one of the means by which tests bring states about does something else. */
const without =
  <Means extends 'as' | 'fail' | 'advance'>(means: Means, instead: MockWorld['mock'][Means]): Attempt<MockWorld> =>
  (world, pact) => {
    const { mock } = world;
    const real = mock[means];
    mock[means] = instead;
    return verify(world, pact).finally(() => {
      mock[means] = real;
    });
  };

const faults: Faults<MockWorld> = {
  nothing: [answered, verify],
  'a field is dropped': [
    answered,
    tampered(({ body, ...answer }) => ({ ...answer, body: { ...(body as object), email: undefined } })),
  ],
  'the status is another': [answered, tampered((answer) => ({ ...answer, status: 201 }))],
  'nobody knows the tokens': [answered, without('as', () => ({ access: 'made-up', refresh: 'made-up' }))],
  'an error that was asked for does not come': [asked, without('fail', () => undefined)],
  'the clock stands still': [expired, without('advance', () => undefined)],
};

program(() => inMockWorld((world) => attemptAll(world, faults)));
