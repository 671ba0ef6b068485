import type { Browser, BrowserContext } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { launchBrowser } from '../../.config/browser/launch.ts';
import { openSite, type Site } from '../../.config/browser/site.ts';
import { type StudyMateUnderTest, startStudyMate } from '../../server/src/testing/start.ts';

/** A server, a site whose pages may call it, and a browser. */
export interface World {
  server: StudyMateUnderTest;
  site: Site;
  /** Somebody's own browser until the test is over: its tabs share what is stored. A mistake in a page fails the test. */
  openBrowser(): Promise<BrowserContext>;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  const site = await openSite();
  const server = await startStudyMate({ settings: { CORS_ALLOWED_ORIGINS: site.origin } });
  const browser: Browser = await launchBrowser();
  return {
    server,
    site,
    async openBrowser() {
      const context = await browser.newContext({ locale: 'en-GB' });
      const mistakes: string[] = [];
      context.on('weberror', (error) => mistakes.push(error.error().message));
      onTestFinished(async () => {
        await context.close();
        expect(mistakes).toEqual([]);
      });
      return context;
    },
    async close() {
      await browser.close();
      await server.close();
      await site.close();
    },
  };
}
