import type { ConversationFeed, LiveMessage, Realtime, RealtimeState, ServerEvents, StudyMate } from '@study-mate/sdk';
import { defineCommand } from '../../command.ts';
import type { Context } from '../../context.ts';
import { NotSignedInError, UsageError } from '../../failure.ts';
import { messageLine } from '../../output/message-line.ts';
import { tabSeparated } from '../../output/rows.ts';
import { flag } from '../../parameter.ts';
import { findConversation, whoToChatWith } from '../../resolve/conversation.ts';
import { toCount, toSeq } from '../../values.ts';

export const tail = defineCommand({
  name: 'chat tail',
  summary: 'Print messages as they come, until Ctrl-C',
  about:
    'A lost connection is made again, and what was missed is printed in its place.\n' +
    'With --json each line is one event: chat_message, typing_indicator, messages_read, gap (messages that are gone),\n' +
    'connection. Ends with exit code 130 after Ctrl-C, and 143 after SIGTERM.',
  args: { who: whoToChatWith },
  flags: {
    since: flag('seq', 'Begin after the message with this number; 0 is the beginning', { parse: toSeq }),
    last: flag('count', 'Begin with the last so many messages', { short: 'n', parse: toCount }),
  },
  examples: [
    { line: 'study-mate chat tail Mai', about: 'From now on' },
    { line: 'study-mate chat tail Mai --since 0 --json', about: 'Everything, a line of JSON each' },
    { line: 'study-mate chat tail Mai --last 10', about: 'With a little history' },
  ],

  async run(context, { who, since, last }) {
    if (since !== undefined && last !== undefined) throw new UsageError('Give --since or --last, not both.');
    const mate = await context.signedIn();
    const conversation = await findConversation(mate, who);
    const afterSeq = last === undefined ? since : await findBeginning(mate, conversation, last);
    const realtime = await mate.realtime();
    const stop = () => realtime.close();
    context.signal.addEventListener('abort', stop);
    if (context.signal.aborted) return;
    try {
      const feed = realtime.conversation(conversation, { afterSeq });
      await (context.output.isJson ? printEvents(context, realtime, feed) : printLines(context, realtime, feed));
    } catch (error) {
      if (await mate.credentials.tokens()) throw error;
      throw new NotSignedInError('The session is over.');
    } finally {
      context.signal.removeEventListener('abort', stop);
      realtime.close();
    }
  },
});

const findBeginning = async (mate: StudyMate, conversation: number, last: number): Promise<number> => {
  const { last_message } = await mate.chat.getConversation(conversation);
  return Math.max(0, (last_message?.seq ?? 0) - last);
};

/** Resolves when the feed is closed from outside; rejects when the server ends it. */
const untilClosed = (realtime: Realtime, feed: ConversationFeed): Promise<void> =>
  new Promise((resolve, reject) => {
    feed.on('error', reject);
    realtime.on('state', (state) => state === 'closed' && resolve());
  });

async function printEvents({ output }: Context, realtime: Realtime, feed: ConversationFeed): Promise<void> {
  const print = (type: string, event: object) => output.write(`${JSON.stringify({ type, ...event })}\n`);
  const sayState = (state: RealtimeState) => print('connection', { state });
  sayState(realtime.state);
  realtime.on('state', sayState);
  feed.on('message', (message) => print('chat_message', message));
  feed.on('typing', (event) => print('typing_indicator', event));
  feed.on('read', (event) => print('messages_read', event));
  feed.on('gap', (gap) => print('gap', gap));
  await untilClosed(realtime, feed);
}

async function printLines({ output }: Context, realtime: Realtime, feed: ConversationFeed): Promise<void> {
  const print = (message: LiveMessage) =>
    output.write(
      output.isTerminal
        ? messageLine(message, { style: output.style })
        : tabSeparated([[message.seq, message.created_at, message.sender_name, message.content]]),
    );
  const sayTyping = ({ is_typing, user_name }: ServerEvents['typing_indicator']) =>
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
