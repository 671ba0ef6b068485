import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { slowly, tell, tellAfterSilence } from './progress.ts';

let told: string[];
beforeEach(() => {
  told = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told.push(
      String(text)
        .replace(/^ +\d+\.\d s +/, '')
        .trimEnd(),
    );
    return true;
  });
  tell('begin');
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function run(text: string, work: () => Promise<void>): Promise<void> {
  const running = slowly(text, work());
  await vi.runAllTimersAsync();
  await running;
}

test('a short step is not named', async () => {
  await run('short', () => after(900));
  expect(told).toEqual(['begin']);
});

test('a step that takes longer than a second is', async () => {
  await run('long', () => after(1100));
  expect(told).toEqual(['begin', 'long …']);
});

test('a step that says what it does is not named on top', async () => {
  await run('opening', async () => {
    await after(10);
    tell('starting the engine');
    await after(3000);
  });
  expect(told).toEqual(['begin', 'starting the engine']);
});

test('what computes is named beforehand, unless somebody was told just now', async () => {
  tellAfterSilence('at once');
  await vi.advanceTimersByTimeAsync(1100);
  tellAfterSilence('later');
  expect(told).toEqual(['begin', 'later']);
});

test('a step that fails fails', async () => {
  await expect(slowly('broken', Promise.reject(new Error('no')))).rejects.toThrow('no');
});
