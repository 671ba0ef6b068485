import { Box, Text, useInput, useStdout } from 'ink';
import { useEffect, useState } from 'react';
import { printable, printableLine } from '../output/printable.ts';
import type { ChatController } from './chat-controller.ts';
import type { Cursor } from './painter.ts';
import { type Line, type Tone, toLines } from './transcript.ts';
import { shorten, widthOf, wrap } from './wrap.ts';

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
  placeCursor(cursor: Cursor): void;
}

/** The screen as it is now, drawn anew after every change. */
export const ChatScreen = ({ controller, hasColour, placeCursor }: Appearance) => {
  const { columns, rows } = useSize();
  useInput((input, key) => controller.press(input, key));

  const { chat, composer, notice } = controller;
  const { entries, connection, typing, unreadFrom, ended } = chat.state;
  // Where there is hardly any room, it is for the messages and what is being written.
  const isLow = rows < 8;
  const writing = composer.layOut(Math.max(1, columns - prompt.length - 1), isLow ? 1 : mostComposerLines);
  const said = (ended ? [ended] : notice).flatMap((text) => wrap(printable(text), columns));

  const head = isLow ? 0 : 2;
  const foot = Math.max(1, said.length) + writing.lines.length;
  const height = Math.max(1, rows - head - foot);
  const { lines, newFrom } = toLines(entries, columns, unreadFrom);
  controller.height = height;
  controller.reach(lines.length, newFrom);
  const end = lines.length - controller.scrolled;
  const shown = lines.slice(Math.max(0, end - height), end);
  const padding = Array.from({ length: height - shown.length }, (): Line => []);
  const status = connections[connection] ?? '';
  const alarm = isLow && connection !== 'connected' ? status : ' ';
  const quiet = controller.below ?? (typing.length ? typingLine(typing) : alarm);
  const under = said.length ? said : [shorten(quiet, columns)];
  const title = shorten(printableLine(chat.title), columns - widthOf(status) - 2);
  placeCursor({ row: head + height + under.length + writing.row, column: prompt.length + writing.column });

  return (
    <Box flexDirection="column">
      {!isLow && (
        <>
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
        </>
      )}
      {[...padding, ...shown].map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Pieces key={index} line={line} hasColour={hasColour} />
      ))}
      {under.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place
        <Text key={index} wrap="truncate" dimColor={!ended} color={hasColour && ended ? 'red' : undefined}>
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
