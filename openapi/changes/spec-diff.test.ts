import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { breakingEdits } from './breaking-edits.ts';
import { type Change, compare } from './compare.ts';
import { edited, spec, unnoticed } from './edited.fixtures.ts';
import { harmlessEdits } from './harmless-edits.ts';
import { readSpecAt } from './release.ts';
import { findObjections } from './verdict.ts';

describe('comparing two specs', { timeout: 300_000 }, () => {
  test('finds nothing in what is the same', async () => {
    expect(await compare(spec, edited())).toEqual([]);
  });

  test('notices breaking changes of every sort', async () => {
    const some = Object.values(breakingEdits).flatMap((edits) => edits.slice(0, 2));
    expect(await unnoticed(some)).toEqual([]);
  });

  test('raises no alarm about any of many harmless changes', async () => {
    expect(harmlessEdits.length).toBeGreaterThanOrEqual(30);
    // All at once: an alarm about one of them would be an alarm about all, and says where.
    const changes = await compare(spec, edited(...harmlessEdits));
    expect(changes.filter(({ impact }) => impact === 'major')).toEqual([]);
    expect(changes.length).toBeGreaterThanOrEqual(harmlessEdits.length);
  });
});

describe('a breaking change', () => {
  const change: Change = { impact: 'major', path: '#/paths/x', message: 'gone' };
  const entry = '## [2.0.0] - 2027-01-01\n\n### Breaking\n\n- x is gone\n\n## [1.4.0]\n';

  test('passes with a new major version and a word to those who rely on it', () => {
    expect(findObjections([change], { version: '1.4.0' }, { version: '2.0.0', changelog: entry })).toEqual([]);
  });

  test.each([
    ['a minor version', { version: '1.5.0', changelog: entry.replace('2.0.0', '1.5.0') }, /must become 2\.0\.0/],
    ['silence', { version: '2.0.0', changelog: '## [1.4.0]\n' }, /says nothing/],
    ['an empty heading', { version: '2.0.0', changelog: entry.replace('- x is gone', '') }, /says nothing/],
    ['an older entry', { version: '3.0.0', changelog: entry }, /says nothing/],
  ])('is refused with %s', (_, revision, reason) => {
    const objections = findObjections(
      [change],
      { version: revision.version === '1.5.0' ? '1.4.0' : '1.0.0' },
      revision,
    );
    expect(objections).toHaveLength(1);
    expect(objections[0]).toMatch(reason);
  });

  test('is the only one that asks for anything', () => {
    const harmless: Change[] = [{ ...change, impact: 'minor' }];
    expect(findObjections(harmless, { version: '1.4.0' }, { version: '1.4.0', changelog: '' })).toEqual([]);
  });
});

describe('the spec of a release', { timeout: 60_000 }, () => {
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: join(import.meta.dirname, '..'), encoding: 'utf8' });

  test('is read from the history', async () => {
    const { info, paths } = await readSpecAt(head.trim());
    expect(info.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Object.keys(paths)).toContain('/api/auth/login/');
  });

  test('that does not exist is named', async () => {
    await expect(readSpecAt('v99.0.0')).rejects.toThrow('v99.0.0 is no commit');
  });
});
