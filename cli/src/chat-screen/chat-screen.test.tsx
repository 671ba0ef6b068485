import { PassThrough } from 'node:stream';
import { render } from 'ink-testing-library';
import { afterEach, describe, expect, test } from 'vitest';
import { ChatController } from './chat-controller.ts';
import type { ChatState } from './chat-model.ts';
import { ChatScreen } from './chat-screen.tsx';
import { type Entry, merge } from './entry.ts';
import { Keys } from './keys.ts';
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
    below: 0,
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
    look: (isEndInSight: boolean) => void (isEndInSight && calls.push('seen')),
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
  const screen = () => <ChatScreen controller={controller} version={Math.random()} hasColour placeCursor={() => {}} />;
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
    expect(conversation.calls.filter((call) => call !== 'seen')).toEqual([
      'typing true',
      'typing false',
      'send Chào',
      'typing false',
    ]);
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
    app.stdin.write('/retyr\r');
    await settle();
    expect(frame()).toContain('There is no /retyr. Did you mean /retry?');
    app.stdin.write('/dance\r');
    await settle();
    expect(frame()).toContain('There is no /dance. There are /help, /quit, /retry.');
    app.stdin.write('/retry\r');
    await settle();
    expect(frame()).toContain('Nothing has failed.');
    app.stdin.write('//x\r');
    await settle();
    expect(conversation.calls.filter((call) => !/^(typing|seen)/.test(call))).toEqual(['retry', 'send /x']);
    app.stdin.write('/quit\r');
    await settle();
    expect(controller.left).toEqual({ byInterrupt: false });
  });

  test('looking back loads more at the end, and stays in place when something comes', async () => {
    const { app, conversation, controller, frame } = open(Array.from({ length: 60 }, (_, index) => entry(index + 1)));
    await settle();
    app.stdin.write('\u001b[5~');
    await settle();
    expect(frame()).toContain('↓ 19 more lines, Esc goes to the end');
    const bottom = frame().split('\n').at(-3);
    conversation.state = { ...conversation.state, entries: [...conversation.state.entries, entry(61)] };
    app.rerender(<ChatScreen controller={controller} version={1} hasColour placeCursor={() => {}} />);
    expect(frame().split('\n').at(-3)).toBe(bottom);
    for (let i = 0; i < 5; i++) {
      app.stdin.write('\u001b[5~');
      await settle();
    }
    expect(conversation.calls).toContain('older');
    app.stdin.write('\u001b');
    await settle();
    expect(frame()).toContain('message 61');
    expect(frame()).not.toContain('Esc');
  });

  test('what comes while one looks back is announced, and seen at the end', async () => {
    const { app, conversation, frame } = open(Array.from({ length: 60 }, (_, index) => entry(index + 1)));
    await settle();
    app.stdin.write('\u001b[A');
    await settle();
    conversation.calls.length = 0;
    conversation.state = { ...conversation.state, below: 1 };
    app.stdin.write('\u001b[A');
    await settle();
    expect(frame()).toContain('↓ 1 new message, Esc goes to the end');
    expect(conversation.calls).toEqual([]);
    app.stdin.write('\u001b');
    await settle();
    expect(conversation.calls).toEqual(['seen']);
  });

  test('looking begins where reading had stopped', () => {
    const entries = Array.from({ length: 60 }, (_, index) => entry(index + 1));
    const { conversation, frame } = open(entries, { unreadFrom: 20 });
    expect(frame().split('\n')[2]).toMatch(/^── New ─+$/);
    expect(frame().split('\n')[3]).toContain('message 20');
    expect(conversation.calls).toEqual([]);
  });

  test('a few that are new leave the end in sight', () => {
    const entries = Array.from({ length: 60 }, (_, index) => entry(index + 1));
    const { conversation, frame } = open(entries, { unreadFrom: 58 });
    expect(frame()).toContain('message 60');
    expect(conversation.calls).toEqual(['seen']);
  });

  test('where there is hardly any room, messages and what is written have it, and a broken connection is told', async () => {
    const { app, frame, conversation } = open([entry(1), entry(2)], { connection: 'reconnecting' });
    await settle();
    Object.assign(app.stdout, { rows: 4 }).emit('resize');
    await settle();
    expect(
      frame()
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual(['09:01  Mai  message 1', '09:02  Mai  message 2', '○ reconnecting …', '>']);
    expect(conversation.calls).toContain('seen');
  });

  test('letters that input methods put together arrive as they are meant, whole', async () => {
    const { app, conversation, frame } = open([]);
    await settle();
    // Telex and VNI take back what they have sent, and send it again with its marks; others send marks alone.
    const typed = new PassThrough();
    const keys = new Keys(typed as unknown as NodeJS.ReadStream);
    keys.on('data', (chunk) => app.stdin.write(chunk));
    for (const chunk of ['Tie', '\u007f\u007fiê', '\u007f\u007fiế', 'ng ', 'Viê', '\u0323', 't ', '👨‍👩‍👧', '🇻🇳']) {
      typed.write(chunk);
      await settle();
    }
    expect(frame().normalize()).toContain('> Tiếng Việt 👨‍👩‍👧🇻🇳');
    typed.write('\u001b[D');
    await settle();
    typed.write('\u007f');
    await settle();
    app.stdin.write('\r');
    await settle();
    expect(conversation.calls.map((call) => call.normalize())).toContain('send Tiếng Việt 🇻🇳');
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
    const { lines: laidOut, newFrom } = toLines([entry(1), entry(2)], 60, 2);
    const lines = laidOut.map((line) => line.map(({ text }) => text).join(''));
    expect(newFrom).toBe(2);
    expect(lines[0]).toMatch(/^── Saturday,? 25 October 2025 ─+$/);
    expect(lines[2]).toMatch(/^── New ─+$/);
  });

  test('cannot move the cursor or pretend to be another line', () => {
    const [, line] = toLines([entry(1, { name: 'E\nvil', content: '\u001b[2Jx' })], 60, undefined).lines;
    expect(line?.map(({ text }) => text).join('')).toBe('09:01  E vil  [2Jx');
  });
});
