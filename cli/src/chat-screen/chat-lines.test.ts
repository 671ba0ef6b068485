import { beforeEach, expect, test } from 'vitest';
import { ChatLines } from './chat-lines.ts';
import type { ChatState } from './chat-model.ts';
import type { Entry } from './entry.ts';

const at = new Date().toISOString();
const entry = (seq: number | undefined, more: Partial<Entry> = {}): Entry => ({
  seq,
  id: seq,
  clientMessageId: null,
  name: 'Mai',
  content: `message ${seq}`,
  at,
  state: 'received',
  ...more,
});

let said: string[];
let calls: string[];
beforeEach(() => {
  said = [];
  calls = [];
});

const open = (entries: Entry[], unreadFrom?: number) => {
  const state: ChatState = { entries, connection: 'connected', typing: [], unreadFrom, below: 0, ended: undefined };
  const chat = {
    title: 'Mai',
    state,
    send: (text: string) => void calls.push(`send ${text}`),
    look: (isEndInSight: boolean) => void calls.push(`look ${isEndInSight}`),
    retry: () => {
      calls.push('retry');
      return 0;
    },
  };
  const lines = new ChatLines(chat, (text) => said.push(text.replace(/^\d\d:\d\d /, '')));
  lines.begin();
  const change = (news: Partial<ChatState>) => {
    said = [];
    chat.state = { ...chat.state, ...news };
    lines.changed();
    return said;
  };
  return { lines, change };
};

test('begins with the last of what was read, and all that is new', () => {
  open(
    Array.from({ length: 12 }, (_, index) => entry(index + 1)),
    11,
  );
  expect(said).toEqual([
    'Chat with Mai. /help tells what can be typed.\n',
    ...[6, 7, 8, 9, 10].map((seq) => `Mai: message ${seq}\n`),
    'New:\n',
    'Mai: message 11\n',
    'Mai: message 12\n',
  ]);
  expect(calls).toEqual(['look true']);
});

test('says what happens once each, and repeats no message of one’s own that one has just typed', () => {
  const { change } = open([entry(1)]);
  const mine = { clientMessageId: 'c', content: 'Hello', name: '' };
  expect(change({ typing: ['Mai'] })).toEqual(['Mai is typing.\n']);
  expect(change({ entries: [entry(1), entry(2)], typing: [] })).toEqual(['Mai: message 2\n']);
  expect(change({ entries: [entry(2), entry(undefined, { ...mine, state: 'pending' })] })).toEqual([]);
  expect(change({ entries: [entry(2), entry(3, { ...mine, state: 'sent' })] })).toEqual(['Sent: Hello\n']);
  expect(change({})).toEqual([]);
  expect(change({ entries: [entry(2), entry(3, { ...mine, state: 'read' })] })).toEqual(['Read: Hello\n']);
  expect(
    change({ entries: [entry(undefined, { clientMessageId: 'd', content: 'Oh', state: 'failed', error: 'No.' })] }),
  ).toEqual(['Not sent: Oh. No. /retry sends it again.\n']);
  expect(change({ connection: 'reconnecting' })).toEqual(['The connection is lost; trying again.\n']);
  expect(change({ connection: 'connected' })).toEqual(['Connected.\n']);
  expect(change({ ended: 'You cannot write here any more.' })).toEqual(['You cannot write here any more.\n']);
});

test('obeys the same words as the screen', () => {
  const { lines } = open([]);
  said = [];
  calls = [];
  expect(['Xin chào', '//x', '', '/help', '/retry', '/quti', '/quit'].map((line) => lines.take(line))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(calls).toEqual(['send Xin chào', 'send /x', 'retry']);
  expect(said).toEqual([
    expect.stringContaining('/quit leaves'),
    'Nothing has failed.\n',
    'There is no /quti. Did you mean /quit?\n',
  ]);
});
