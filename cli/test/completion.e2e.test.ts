import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { Shell } from './shell.ts';

/** How each shell is started without anything of its owner's, and told to read a file. */
const interactive: Record<string, (file: string) => string> = {
  bash: (file) => `bash --noprofile --rcfile ${file} -i`,
  zsh: (file) => `env ZDOTDIR=${file.replace(/\/[^/]+$/, '')} zsh -i`,
  fish: (file) => `fish --no-config --init-command 'source ${file}'`,
};

/** What stands before the script in the file. */
const preparations: Record<string, (bin: string) => string> = {
  bash: (bin) => `PATH=${bin}:$PATH; PS1='ready> '; bind 'set show-all-if-ambiguous on'\n`,
  zsh: (bin) => `PATH=${bin}:$PATH; PS1='ready> '; autoload -Uz compinit; compinit -u -D\n`,
  fish: (bin) => `set -x PATH ${bin} $PATH; function fish_prompt; echo -n 'ready> '; end\n`,
};

/** Stands in for the program: it completes as it does, and says what else it is called with. */
const standInFor = (path: string) =>
  `#!/bin/sh\nif [ "$1" = __complete ]; then exec ${path} "$@"; fi\necho "called with: $*"\n`;

const isInstalled = (shell: string): boolean => spawnSync(shell, ['-c', ':']).status === 0;
/** Bash is everywhere that the tests run; the others are tried where they are. */
const shells = ['bash', ...['zsh', 'fish'].filter(isInstalled)];

let shell: Shell;
let folder: string;

beforeAll(async () => {
  shell = new Shell('http://localhost:9');
  folder = mkdtempSync(join(tmpdir(), 'study-mate-completion-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/study-mate'), standInFor((await shell.run('command -v study-mate')).stdout.trim()), {
    mode: 0o755,
  });
});

afterAll(() => {
  shell.remove();
  rmSync(folder, { recursive: true });
});

/** A shell that has been taught. */
async function open(name: string) {
  const { stdout } = await shell.run(`study-mate completion ${name}`);
  const file = join(folder, name === 'zsh' ? '.zshrc' : name);
  writeFileSync(file, (preparations[name]?.(join(folder, 'bin')) ?? '') + stdout);
  const terminal = shell.openTerminal(interactive[name]?.(file) ?? '');
  await terminal.untilShown('ready>');
  return terminal;
}

describe.each(shells)('%s', (name) => {
  test('completes commands, flags, choices, operations and files', async () => {
    const terminal = await open(name);
    for (const [typed, completed] of [
      ['connec\tstatu\t1', 'connections status 1'],
      ['groups list --pri\tinv\t', 'groups list --privacy invite_only'],
      ['sessions list --status=upc\t', 'sessions list --status=upcoming'],
      ['--url http://localhost:9 subj\tlist', '--url http://localhost:9 subjects list'],
      ['api listNearbyL\t', 'api listNearbyLearners'],
      ['api updateProfile -f maj\tPhysics', 'api updateProfile -f major=Physics'],
      ['api updateProfile -f privacy_level=fri\t', 'api updateProfile -f privacy_level=friends_of_friends'],
      [`api updateProfile --input ${folder}/bi\t`, `api updateProfile --input ${folder}/bin`],
    ] as const) {
      terminal.press(`study-mate ${typed}\r`);
      await terminal.untilShown(`called with: ${completed}`);
    }
    await terminal.kill();
  });

  test('lists what there is', async () => {
    const terminal = await open(name);
    terminal.press('study-mate requests \t\t');
    await terminal.untilShown('received');
    await terminal.untilShown('accept');
    await terminal.kill();
  });
});
