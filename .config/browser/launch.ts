import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { bundledChromium, type Executable } from './bundled-chromium.ts';

/** Where Chrome and Chromium are when somebody has installed them. */
const wellKnown: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.PROGRAMFILES ?? 'C:/Program Files', 'Google/Chrome/Application/chrome.exe'),
];

/** The browser that `CHROME_PATH` names, else one that is installed. */
export function findInstalled(named = process.env.CHROME_PATH, places = wellKnown): Executable | undefined {
  const executablePath = named || places.find((place) => existsSync(place));
  return executablePath ? { executablePath, env: {} } : undefined;
}

/** Nothing of what Chrome does beside showing pages: it would look for its maker's servers. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser without a window and without a past: an installed one, else the one of npm. Close it. */
export function launchBrowser(executable = findInstalled() ?? bundledChromium()): Promise<Browser> {
  const { executablePath, env } = executable;
  // It cannot lock itself in where it is root, or where the kernel lets nobody make a namespace.
  return chromium.launch({ executablePath, chromiumSandbox: false, args: quiet, env: { ...process.env, ...env } });
}
