import type { Tokens } from '@study-mate/sdk';
import { operationTable } from '@study-mate/sdk/operations';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TestHome } from '../../cli/test/run-cli.ts';
import { type Ask, titled } from '../consumer/ask.ts';
import { type Exchange, fetchOnce, recordAt } from '../consumer/exchange.ts';
import { facts, type Given } from '../states.ts';

export interface Typed {
  /** As one types it, without the program. Words that belong together are in double quotes. */
  line: string;
  /** What tells it apart from the same line in another situation. */
  title?: string;
  stdin?: string;
  given: readonly Given[];
  asks: readonly Ask[];
}

export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare = '']) => quoted ?? bare);

/** What a command asks for, each request named by the line that makes it. */
export const exchangesOf = ({ line, title, given, asks }: Typed): Exchange[] =>
  titled([`study-mate ${line}`, ...(title ? [title] : [])].join(', '), given, asks);

/** Wide enough that no column vanishes. */
const terminal = 250;

/** How far apart the columns are is nothing that the server could change. */
const withoutGaps = (text: string): string[] => text.replace(/ +/g, ' ').trimEnd().split(/ *\n/);

/** What came of a command: its exit code, what is on the screen, and whom the profile is signed in as now. */
interface Outcome {
  code: number;
  screen: string[];
  tokens: Tokens | undefined;
}

/** A home for the program, in which somebody may be signed in to this address. */
export async function aHome(url: string, isSignedIn: boolean): Promise<TestHome> {
  const home = new TestHome();
  onTestFinished(() => home.remove());
  if (isSignedIn) await home.signIn(url, { access: facts.access, refresh: facts.refresh });
  return home;
}

/** Records what the program asks the server for when somebody types this on a terminal. */
export function recordCommand(typed: Typed): Promise<Outcome> {
  const isSignedIn = typed.asks.some(({ operation }) => !operationTable[operation]?.isOpen);
  return recordAt(exchangesOf(typed), async (url) => {
    const home = await aHome(url, isSignedIn);
    vi.stubGlobal('fetch', fetchOnce);
    onTestFinished(() => void vi.unstubAllGlobals());
    const environment = { STUDY_MATE_URL: url };
    const { stdin = '' } = typed;
    const { code, stdout, stderr } = await home.run(wordsOf(typed.line), { environment, stdin, terminal });
    const screen = withoutGaps((stdout + stderr).replaceAll(url, 'http://server'));
    return { code, screen, tokens: (await home.file().read())?.tokens };
  });
}

interface Shown extends Typed {
  /** The whole screen, line by line. */
  shows: readonly string[];
  /** The exit code, 0 unless told. */
  code?: number;
}

/** A test for each line that somebody types: it records what the program asks for, and asserts all that is then to be seen. */
export const recordCommands = (lines: readonly Shown[]): void =>
  test.each(lines)('study-mate $line', async ({ shows, code = 0, ...typed }) => {
    expect(await recordCommand(typed)).toMatchObject({ code, screen: shows });
  });
