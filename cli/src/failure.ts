import { type ExitCode, exitCodes } from './exit.ts';

interface FailureOptions {
  /** What the person may try next, as a sentence or a command. */
  suggestion?: string;
  cause?: unknown;
  /** What is wrong with which field. */
  fields?: Record<string, string[]>;
}

/** Something that ends a command and that its user should read. `code` is the same reason for programs. */
export class Failure extends Error {
  readonly code: string;
  readonly exitCode: ExitCode;
  readonly suggestion: string | undefined;
  readonly fields: Record<string, string[]> | undefined;

  constructor(message: string, code: string, exitCode: ExitCode, { suggestion, cause, fields }: FailureOptions = {}) {
    super(message, { cause });
    this.code = code;
    this.exitCode = exitCode;
    this.suggestion = suggestion;
    this.fields = fields;
  }
}

/** The command was called in a way that cannot work. */
export class UsageError extends Failure {
  constructor(message: string, suggestion?: string, fields?: Record<string, string[]>) {
    super(message, 'usage', exitCodes.usage, { suggestion, fields });
  }
}

/** What was asked for cannot be done. */
export class CommandError extends Failure {
  constructor(message: string, code = 'failed', options: FailureOptions = {}) {
    super(message, code, exitCodes.failed, options);
  }
}

export class NotSignedInError extends Failure {
  constructor(message = 'Nobody is signed in.', suggestion = 'Sign in with: study-mate login') {
    super(message, 'not_signed_in', exitCodes.notSignedIn, { suggestion });
  }
}

/** Ctrl-C or SIGTERM. Not worth a word: whoever stopped the program knows. */
export class Interruption extends Failure {
  constructor(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT') {
    const { interrupted, terminated } = exitCodes;
    super('Interrupted.', 'interrupted', signal === 'SIGINT' ? interrupted : terminated);
  }
}
