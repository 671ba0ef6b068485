import type { ChatFeed, FeedEvents, Realtime, RealtimeState, StudyMate } from '@study-mate/sdk';
import type { Context } from './context.ts';
import { NotSignedInError, UsageError } from './failure.ts';
import { messageLine } from './output/message-line.ts';
import { tabSeparated } from './output/rows.ts';
import { flag } from './parameter.ts';
import { toCount, toSeq } from './values.ts';

export const tailFlags = {
  since: flag('seq', 'Begin after the message with this number; 0 is the beginning', { parse: toSeq }),
  last: flag('count', 'Begin with the last so many messages', { short: 'n', parse: toCount }),
};

export const aboutTail =
  'A lost connection is made again, and what was missed is printed in its place.\n' +
  'With --json each line is one event: chat_message, typing_indicator, messages_read, gap (messages that are gone),\n' +
  'connection. Ends with exit code 130 after Ctrl-C, and 143 after SIGTERM.';

interface Tail {
  since: number | undefined;
  last: number | undefined;
  /** The number of the latest message; only asked for where it matters. */
  latestSeq(): Promise<number>;
  follow(realtime: Realtime, options: { afterSeq?: number | undefined }): ChatFeed;
}

/** Prints a chat as it goes on, until the program is interrupted. */
export async function tailFeed(context: Context, mate: StudyMate, { since, last, latestSeq, follow }: Tail) {
  const afterSeq = last === undefined ? since : Math.max(0, (await latestSeq()) - last);
  const realtime = await mate.realtime();
  const stop = () => realtime.close();
  context.signal.addEventListener('abort', stop);
  if (context.signal.aborted) return;
  try {
    const feed = follow(realtime, { afterSeq });
    await (context.output.isJson ? printEvents(context, realtime, feed) : printLines(context, realtime, feed));
  } catch (error) {
    if (await mate.credentials.tokens()) throw error;
    throw new NotSignedInError('The session is over.');
  } finally {
    context.signal.removeEventListener('abort', stop);
    realtime.close();
  }
}

export function assertOneBeginning({ since, last }: Pick<Tail, 'since' | 'last'>): void {
  if (since !== undefined && last !== undefined) throw new UsageError('Give --since or --last, not both.');
}

/** Resolves when the feed is closed from outside; rejects when the server ends it, or when something cannot be said. */
const untilClosed = (realtime: Realtime, feed: ChatFeed, unsaid?: Promise<never>): Promise<void> =>
  new Promise((resolve, reject) => {
    feed.on('error', reject);
    realtime.on('state', (state) => state === 'closed' && resolve());
    unsaid?.catch(reject);
  });

async function printEvents({ output }: Context, realtime: Realtime, feed: ChatFeed): Promise<void> {
  let fail: (error: unknown) => void = () => {};
  const unsaid = new Promise<never>((_, reject) => {
    fail = reject;
  });
  // What is thrown here would be thrown at the connection, which has nothing to do with it.
  const print = (type: string, event: object) => {
    try {
      output.event({ type, ...event });
    } catch (error) {
      fail(error);
    }
  };
  const sayState = (state: RealtimeState) => print('connection', { state });
  sayState(realtime.state);
  realtime.on('state', sayState);
  feed.on('message', (message) => print('chat_message', message));
  feed.on('typing', (event) => print('typing_indicator', event));
  feed.on('read', (event) => print('messages_read', event));
  feed.on('gap', (gap) => print('gap', gap));
  await untilClosed(realtime, feed, unsaid);
}

async function printLines({ output }: Context, realtime: Realtime, feed: ChatFeed): Promise<void> {
  const print = (message: FeedEvents['message']) =>
    output.say(
      output.isTerminal
        ? messageLine(message, output)
        : tabSeparated([[message.seq, message.created_at, message.sender_name, message.content]]),
    );
  const sayTyping = ({ is_typing, user_name }: FeedEvents['typing']) =>
    is_typing && output.isTerminal && output.note(`${user_name} is typing …`);
  let wasConnected = false;
  realtime.on('state', (state) => {
    if (state === 'reconnecting') output.note('The connection is lost; trying again …');
    if (state === 'connected') output.note(wasConnected ? 'Connected again.' : 'Waiting for messages; Ctrl-C ends.');
    wasConnected ||= state === 'connected';
  });
  feed.on('message', print);
  feed.on('typing', sayTyping);
  feed.on('gap', ({ from, to }) => output.note(`Messages ${from} to ${to} are gone.`));
  await untilClosed(realtime, feed);
}
