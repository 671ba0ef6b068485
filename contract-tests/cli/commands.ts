import type { Tokens } from '@study-mate/sdk';
import { operationTable } from '@study-mate/sdk/operations';
import { expect, onTestFinished, test, vi } from 'vitest';
import { TestHome } from '../../cli/test/run-cli.ts';
import {
  type Answer,
  type Exchange,
  fetchOnce,
  type OperationId,
  type Responses,
  recordAt,
} from '../consumer/exchange.ts';
import type { Rule } from '../consumer/matching-rules.ts';
import { facts, type Given } from '../states.ts';

/** The fields of an answer that a command needs for its work, each a value or a rule. What it ignores is left out. */
export type Part<T> =
  | Rule
  | (T extends readonly (infer Item)[]
      ? readonly Part<Item>[]
      : T extends object
        ? { [Key in keyof T]?: Part<T[Key]> }
        : T);

/** A request that a command makes, and as much of the answer as it relies on. */
type Ask = Omit<Exchange, 'title' | 'given'>;

interface Details<Id extends OperationId, Status> extends Omit<Ask, 'operation' | 'status' | 'answer'> {
  answer?: Part<Answer<Id, Status>>;
}

export const ask = <Id extends OperationId, const Status extends keyof Responses<Id>>(
  operation: Id,
  status: Status,
  details: Details<Id, Status> = {},
): Ask => ({ ...details, operation, status }) as unknown as Ask;

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

/** A command may make the same request several times, for different things. */
export const exchangesOf = ({ line, title, given, asks }: Typed): Exchange[] =>
  asks.map((it, index) => {
    const before = asks.slice(0, index).filter(({ operation }) => operation === it.operation).length;
    const marks = [`study-mate ${line}`, ...(title ? [title] : []), ...(before > 0 ? [`${before + 1}`] : [])];
    return { ...it, given, title: marks.join(', ') };
  });

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
