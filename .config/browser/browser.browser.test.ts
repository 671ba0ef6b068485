import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { bundledChromium } from './bundled-chromium.ts';
import { findInstalled, launchBrowser } from './launch.ts';

test('the browser is the one that is named, else an installed one', () => {
  const here = process.execPath;
  expect(findInstalled('/opt/mine', [here])?.executablePath).toBe('/opt/mine');
  expect(findInstalled('', ['/nowhere', here])?.executablePath).toBe(here);
  expect(findInstalled('', ['/nowhere'])).toBeUndefined();
});

test('the browser of npm starts where none is installed, and sets text', async () => {
  if (`${process.platform} ${process.arch}` !== 'linux x64') return expect(bundledChromium).toThrow('CHROME_PATH');
  const cache = mkdtempSync(join(tmpdir(), 'study-mate-chromium-'));
  onTestFinished(() => rmSync(cache, { recursive: true }));
  const executable = bundledChromium(cache);
  // Unpacked once.
  expect(bundledChromium(cache)).toEqual(executable);
  const browser = await launchBrowser(executable);
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.setContent('<h1>Xin chào</h1>');
  expect(await page.innerText('h1')).toBe('Xin chào');
});
