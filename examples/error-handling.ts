/** What can go wrong, and how to tell: every failure is a class of its own, with a sentence for people. */
import {
  AbortedError,
  BadRequestError,
  ConnectionError,
  NotFoundError,
  RateLimitError,
  StudyMate,
  StudyMateError,
  UnauthorizedError,
} from '@study-mate/sdk';

const mate = new StudyMate({ baseUrl: process.env.STUDY_MATE_URL ?? 'http://localhost:8000' });
const nowhere = new StudyMate({ baseUrl: 'http://localhost:9', retries: 0 });

/** The special before the general: `TimeoutError` is a `ConnectionError`, and all are a `StudyMateError`. */
function explain(error: unknown): string {
  // `fields` has the texts for a form, by the name of the field; `message` is the first thing that is wrong.
  if (error instanceof BadRequestError)
    return `not acceptable: ${error.fields.learning_radius_km?.join(' ') ?? error.message}`;
  if (error instanceof UnauthorizedError) return `sign in first: ${error.detail}`;
  if (error instanceof NotFoundError) return `not there: ${error.detail}`;
  if (error instanceof RateLimitError) return `too often, again in ${error.retryAfter} s`;
  if (error instanceof AbortedError) return 'you changed your mind';
  if (error instanceof ConnectionError) return `no answer: ${error.message}`;
  if (error instanceof StudyMateError) return error.message;
  throw error;
}

async function attempt(what: string, call: () => PromiseLike<unknown>): Promise<void> {
  try {
    await call();
    console.log(`${what}: done`);
  } catch (error) {
    console.log(`${what}: ${explain(error)}`);
  }
}

const email = 'mai@study-mate.example';
await attempt('a call without a session', () => mate.auth.getProfile());
await attempt('a wrong password', () => mate.auth.login({ email, password: 'guessed' }));
await attempt('the right one', () => mate.auth.login({ email, password: 'study-together' }));
await attempt('a radius around the world', () => mate.auth.updateProfile({ learning_radius_km: 20_000 }));
await attempt('a conversation of others', () => mate.chat.getConversation(999_999));
await attempt('a call that is cancelled', () => mate.auth.getProfile({ signal: AbortSignal.abort() }));
await attempt('a server that is away', () => nowhere.auth.getProfile());
