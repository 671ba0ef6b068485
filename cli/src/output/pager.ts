import { spawn } from 'node:child_process';
import type { Host } from '../host.ts';

type Environment = Host['environment'];

/** The shell's words for: there is no such program, or it cannot be run. */
const missing = [126, 127];

/** The program to read with, if any: screen readers read what is printed. */
export const choosePager = (
  { STUDY_MATE_PAGER: own, PAGER: general = 'less' }: Environment,
  isPlain: boolean,
): string | undefined => {
  const pager = (own ?? (isPlain ? '' : general)).trim();
  return pager === '' || pager === 'cat' ? undefined : pager;
};

/** For a shell: the same, without a word where there is no such program. */
const quietly = (pager: string): string => {
  const [, program = ''] = /^(?:\w+=\S*\s+)*([\w./+-]+)(?=\s|$)/.exec(pager) ?? [];
  const isShell = process.platform !== 'win32' && program !== '';
  return isShell ? `command -v ${program} >/dev/null 2>&1 || exit 127; ${pager}` : pager;
};

/** Shows the text in a pager until it is left; tells whether that was possible. */
export function showInPager(pager: string, text: string, environment: Environment): Promise<boolean> {
  // It takes Ctrl-C for itself, and the program waits for it.
  const listeners = process.listeners('SIGINT');
  const wait = () => {};
  process.removeAllListeners('SIGINT').on('SIGINT', wait);
  return new Promise<boolean>((resolve) => {
    const child = spawn(quietly(pager), {
      shell: true,
      stdio: ['pipe', 'inherit', 'inherit'],
      // As git has it: colours are shown, and the text stays on the terminal afterwards.
      env: { LESS: 'FRX', LESSCHARSET: 'utf-8', LV: '-c', ...environment },
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(!missing.includes(code ?? 0)));
    // Who has read enough leaves before the end.
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  }).finally(() => {
    process.off('SIGINT', wait);
    for (const listener of listeners) process.on('SIGINT', listener);
  });
}
