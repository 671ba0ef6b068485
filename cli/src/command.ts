import type { Context } from './context.ts';
import type { Parameters, Values } from './parameter.ts';

export interface Example {
  /** As one types it. Tests type it, too. */
  line: string;
  about: string;
}

export interface Command<Args extends Parameters = Parameters, Flags extends Parameters = Parameters> {
  /** As one types it, without the program: `requests send`. */
  name: string;
  /** A phrase for lists. */
  summary: string;
  /** What else there is to know, in sentences. */
  about?: string;
  args: Args;
  flags: Flags;
  examples: readonly Example[];
  run(context: Context, input: Values<Args> & Values<Flags>): Promise<void>;
}

/** Infers what `run` is given from `args` and `flags`. */
export const defineCommand = <Args extends Parameters, Flags extends Parameters>(
  command: Command<Args, Flags>,
): Command<Args, Flags> => command;
