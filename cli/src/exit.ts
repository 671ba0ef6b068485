/**
 * What the shell is told. Scripts rely on these numbers: they are documented in the README and do not change.
 * 130 and 143 are what shells use for programs ended by Ctrl-C and by SIGTERM.
 */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  notSignedIn: 4,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
