/** What editors and compilers make of the SDK: compiled by `npm run check`, and never run. */
import {
  ApiError,
  BadRequestError,
  type ChatFeed,
  type NearbyLearner,
  type NearbyLearnerPage,
  type Page,
  type PagePromise,
  RateLimitError,
  type Realtime,
  type StudyMate,
} from '@study-mate/sdk';
import type { StudyMateMock } from '@study-mate/sdk/msw';
import { expectTypeOf } from 'vitest';

export function aMethodTakesWhatItsOperationTakes(mate: StudyMate): void {
  expectTypeOf(mate.auth.login).parameter(0).toEqualTypeOf<{ email: string; password: string }>();
  mate.matching.getRequest(3, { timeout: 5_000, signal: new AbortController().signal });
  mate.matching.sendRequest({ receiver_id: 3 }, { idempotencyKey: 'once' });
  // @ts-expect-error a body without what it needs
  mate.auth.login({ email: 'mai@study-mate.example' });
  // @ts-expect-error an id is a number
  mate.matching.getRequest('3');
  // @ts-expect-error no such parameter
  mate.matching.listReceivedRequests({ status: 'pending' });
}

export async function aListIsItsFirstPageOrAllRows(mate: StudyMate): Promise<void> {
  expectTypeOf(mate.discover.listNearbyLearners).returns.toEqualTypeOf<PagePromise<NearbyLearnerPage>>();
  const page = await mate.discover.listNearbyLearners();
  expectTypeOf(page).toEqualTypeOf<Page<NearbyLearnerPage>>();
  expectTypeOf(page.results).items.toEqualTypeOf<NearbyLearner>();
  expectTypeOf(page.nextPage).returns.resolves.toEqualTypeOf(page);
  for await (const row of mate.discover.listNearbyLearners()) expectTypeOf(row).toEqualTypeOf<NearbyLearner>();
}

export function whatMayBeMissingHasToBeLookedAt(learner: NearbyLearner): void {
  expectTypeOf(learner.distance_km).toEqualTypeOf<number>();
  expectTypeOf(learner.major).toEqualTypeOf<string | null>();
}

export function errorsAreNarrowedByTheirClass(error: unknown): void {
  if (error instanceof RateLimitError) expectTypeOf(error.retryAfter).toEqualTypeOf<number | undefined>();
  if (error instanceof BadRequestError) expectTypeOf(error.fields.email).toEqualTypeOf<string[] | undefined>();
  if (error instanceof ApiError) expectTypeOf(error.status).toEqualTypeOf<number>();
}

export function anEventBringsItsPayloadAndAFeedThatOfItsKind(realtime: Realtime): void {
  realtime.on('connection_request_received', ({ sender }) => expectTypeOf(sender.full_name).toEqualTypeOf<string>());
  // @ts-expect-error no such event
  realtime.on('somebody_sneezed', () => {});
  expectTypeOf(realtime.group).returns.toEqualTypeOf<ChatFeed<'group'>>();
  realtime.group(3).on('message', ({ group }) => expectTypeOf(group).toEqualTypeOf<number>());
  // @ts-expect-error a message of a group belongs to no conversation
  realtime.group(3).on('message', ({ conversation }) => conversation);
}

export function aMockFailsAsItsOperationIsDocumentedTo(mock: StudyMateMock): void {
  mock.fail('sendMessage', 429);
  // @ts-expect-error no such status
  mock.fail('sendMessage', 418);
  // @ts-expect-error no such operation
  mock.fail('sneeze', 400);
}
