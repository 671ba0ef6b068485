import { Box, Text, useCursor, useInput, useStdout } from 'ink';
import { useEffect, useState } from 'react';
import { printableLine } from '../output/printable.ts';
import type { ChatController } from './chat-controller.ts';
import { type Line, type Tone, toLines } from './transcript.ts';
import { shorten, widthOf } from './wrap.ts';

const looks: Record<Tone, { color?: string; dimColor?: boolean; bold?: boolean }> = {
  plain: {},
  dim: { dimColor: true },
  mine: { color: 'cyan', bold: true },
  theirs: { color: 'green', bold: true },
  alarm: { color: 'red' },
  rule: { dimColor: true },
};

/** What is left without colour: bold, and dim. */
const plain = { color: undefined };

const connections: Record<string, string> = {
  idle: 'connecting …',
  connecting: 'connecting …',
  connected: '● connected',
  reconnecting: '○ reconnecting …',
  closed: '○ disconnected',
};

const typingLine = (names: readonly string[]): string =>
  `${printableLine(names.join(', '))} ${names.length > 1 ? 'are' : 'is'} typing …`;

const prompt = '> ';
const mostComposerLines = 4;

const useSize = (): { columns: number; rows: number } => {
  const { stdout } = useStdout();
  const read = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const [size, setSize] = useState(read);
  useEffect(() => {
    const update = () => setSize(read());
    stdout.on('resize', update);
    return () => {
      stdout.off('resize', update);
    };
  });
  return size;
};

const Pieces = ({ line, hasColour }: { line: Line; hasColour: boolean }) => (
  <Text wrap="truncate">
    {line.length === 0
      ? ' '
      : line.map(({ text, tone }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <Text key={index} {...looks[tone]} {...(!hasColour && plain)}>
            {text}
          </Text>
        ))}
  </Text>
);

interface Appearance {
  controller: ChatController;
  /** Tells React of a change. */
  version: number;
  hasColour: boolean;
}

/** The screen as it is now, drawn anew after every change. */
export const ChatScreen = ({ controller, hasColour }: Appearance) => {
  const { columns, rows } = useSize();
  const { setCursorPosition } = useCursor();
  useInput((input, key) => controller.press(input, key));

  const { chat, composer, notice } = controller;
  const { entries, connection, typing, unreadFrom, ended } = chat.state;
  const writing = composer.layOut(Math.max(1, columns - prompt.length - 1), mostComposerLines);
  const under = ended ? [ended] : typing.length ? [typingLine(typing)] : notice.length ? notice : [' '];

  // One row stays free: a screen that is full to the last row scrolls, and flickers.
  const height = Math.max(1, rows - 1 - 2 - under.length - writing.lines.length);
  const lines = toLines(entries, columns, unreadFrom);
  controller.height = height;
  controller.reach(lines.length);
  const end = lines.length - controller.scrolled;
  const shown = lines.slice(Math.max(0, end - height), end);
  const padding = Array.from({ length: height - shown.length }, (): Line => []);

  const status = controller.scrolled
    ? `↓ ${controller.scrolled} more · ${connections[connection]}`
    : connections[connection];
  const title = shorten(printableLine(chat.title), columns - widthOf(status ?? '') - 2);
  setCursorPosition({ x: prompt.length + writing.column, y: 2 + height + under.length + writing.row });

  return (
    <Box flexDirection="column">
      <Box justifyContent="space-between">
        <Text bold>{title}</Text>
        <Text
          dimColor={connection === 'connected'}
          color={hasColour && connection !== 'connected' ? 'yellow' : undefined}
        >
          {status}
        </Text>
      </Box>
      <Text dimColor>{'─'.repeat(columns)}</Text>
      {[...padding, ...shown].map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Pieces key={index} line={line} hasColour={hasColour} />
      ))}
      {under.map((text) => (
        <Text key={text} wrap="truncate" dimColor={!ended} color={hasColour && ended ? 'red' : undefined}>
          {text}
        </Text>
      ))}
      {writing.lines.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Text key={index} wrap="truncate">
          {(index === 0 ? prompt : '  ') + text}
        </Text>
      ))}
    </Box>
  );
};
