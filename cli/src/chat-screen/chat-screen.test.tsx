import { render } from 'ink-testing-library';
import { afterEach, describe, expect, test } from 'vitest';
import { ChatController } from './chat-controller.ts';
import type { ChatState } from './chat-model.ts';
import { ChatScreen } from './chat-screen.tsx';
import { type Entry, merge } from './entry.ts';
import { toLines } from './transcript.ts';

const entry = (seq: number | undefined, more: Partial<Entry> = {}): Entry => ({
  seq,
  id: seq,
  clientMessageId: null,
  name: 'Mai',
  content: `message ${seq}`,
  at: new Date(2025, 9, 25, 9, seq ?? 59).toISOString(),
  state: 'received',
  ...more,
});

const aConversation = (entries: Entry[]) => {
  const calls: string[] = [];
  const state: ChatState = {
    entries,
    connection: 'connected',
    typing: [],
    unreadFrom: undefined,
    ended: undefined,
  };
  return {
    calls,
    title: 'Nguyễn Thị Mai',
    state,
    unsent: [],
    send: (text: string) => void calls.push(`send ${text}`),
    retry: () => {
      calls.push('retry');
      return 0;
    },
    setTyping: (isTyping: boolean) => void calls.push(`typing ${isTyping}`),
    loadOlder: async () => void calls.push('older'),
    close: () => {},
  };
};

const settle = () => new Promise((resolve) => setTimeout(resolve, 60));
let unmount = () => {};
afterEach(() => unmount());

const open = (entries: Entry[], change: Partial<ChatState> = {}) => {
  const conversation = aConversation(entries);
  Object.assign(conversation.state, change);
  let redraw = () => {};
  const controller = new ChatController(conversation, () => redraw());
  const screen = () => <ChatScreen controller={controller} version={Math.random()} hasColour />;
  const app = render(screen());
  unmount = app.unmount;
  redraw = () => app.rerender(screen());
  return { conversation, controller, app, frame: () => app.lastFrame() ?? '' };
};

describe('the screen', () => {
  test('shows messages with their marks under the name of the other person', () => {
    const { frame } = open([
      entry(1),
      entry(2, { state: 'read', content: 'seen' }),
      entry(3, { state: 'sent', content: 'there' }),
      entry(undefined, { state: 'pending', content: 'going' }),
      entry(undefined, { state: 'failed', content: 'lost', error: 'No connection.' }),
    ]);
    expect(frame()).toContain('Nguyễn Thị Mai');
    expect(frame()).toContain('● connected');
    for (const line of ['Mai  message 1', 'You  seen ✓✓', 'You  there ✓\n', 'You  going …', 'You  lost !'])
      expect(frame()).toContain(line);
    expect(frame()).toContain('No connection. /retry sends it again.');
  });

  test.each([
    [{ typing: ['Nguyễn Thị Mai'] }, 'Nguyễn Thị Mai is typing …'],
    [{ typing: ['Mai', 'Linh\u001b[2J'] }, 'Mai, Linh[2J are typing …'],
    [{ connection: 'reconnecting' as const }, '○ reconnecting …'],
    [{ ended: 'You cannot write here any more.' }, 'You cannot write here any more.'],
  ])('says what goes on: %j', (change, text) => {
    expect(open([], change).frame()).toContain(text);
  });

  test('what is typed is shown, told to the other person, and sent by Enter', async () => {
    const { app, conversation, frame } = open([]);
    await settle();
    app.stdin.write('Chào');
    await settle();
    expect(frame()).toContain('> Chào');
    app.stdin.write('\r');
    await settle();
    expect(conversation.calls).toEqual(['typing true', 'typing false', 'send Chào', 'typing false']);
    expect(frame()).not.toContain('> Chào');
  });

  test('/help explains, /retry sends again, //x sends a slash, /quit leaves', async () => {
    const { app, conversation, controller, frame } = open([]);
    await settle();
    app.stdin.write('/help');
    await settle();
    app.stdin.write('\r');
    await settle();
    expect(frame()).toContain('/retry sends again what failed');
    app.stdin.write('/retry\r');
    await settle();
    expect(frame()).toContain('Nothing has failed.');
    app.stdin.write('//x\r');
    await settle();
    expect(conversation.calls.filter((call) => !call.startsWith('typing'))).toEqual(['retry', 'send /x']);
    app.stdin.write('/quit\r');
    await settle();
    expect(controller.left).toEqual({ byInterrupt: false });
  });

  test('looking back loads more at the end, and stays in place when something comes', async () => {
    const { app, conversation, controller, frame } = open(Array.from({ length: 60 }, (_, index) => entry(index + 1)));
    await settle();
    app.stdin.write('\u001b[5~');
    await settle();
    expect(frame()).toContain('more ·');
    const bottom = frame().split('\n').at(-3);
    conversation.state = { ...conversation.state, entries: [...conversation.state.entries, entry(61)] };
    app.rerender(<ChatScreen controller={controller} version={1} hasColour />);
    expect(frame().split('\n').at(-3)).toBe(bottom);
    for (let i = 0; i < 5; i++) {
      app.stdin.write('\u001b[5~');
      await settle();
    }
    expect(conversation.calls).toContain('older');
  });
});

describe('messages on the screen', () => {
  test('stand in order, each once, one’s own unsent ones last', () => {
    const mine = entry(undefined, { clientMessageId: 'c', state: 'pending', content: 'mine' });
    const merged = merge([entry(2), mine], [entry(3), entry(1), entry(2)]);
    expect(merged.map(({ seq }) => seq)).toEqual([1, 2, 3, undefined]);
    const sent = merge(merged, [entry(4, { clientMessageId: 'c', state: 'sent', content: 'mine' })]);
    expect(sent.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test('stay read, and stay sent, whatever comes late', () => {
    const read = entry(1, { clientMessageId: 'c', state: 'read' });
    expect(merge([read], [entry(1, { state: 'sent' })])[0]?.state).toBe('read');
    expect(merge([read], [entry(undefined, { clientMessageId: 'c', state: 'failed' })])).toEqual([read]);
  });

  test('a line leads to the first that is new, and to each day', () => {
    const lines = toLines([entry(1), entry(2)], 60, 2).map((line) => line.map(({ text }) => text).join(''));
    expect(lines[0]).toMatch(/^── Saturday,? 25 October 2025 ─+$/);
    expect(lines[2]).toMatch(/^── new ─+$/);
  });

  test('cannot move the cursor or pretend to be another line', () => {
    const [, line] = toLines([entry(1, { name: 'E\nvil', content: '\u001b[2Jx' })], 60, undefined);
    expect(line?.map(({ text }) => text).join('')).toBe('09:01  E vil  [2Jx');
  });
});
