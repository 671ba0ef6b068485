import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findViolations, importRules, type Violation } from './cruise.ts';
import { addressOf, writeSampleProject } from './sample-project.ts';
import { allowedImports, forbiddenImports } from './samples.ts';

const projects: string[] = [];
let found: Violation[] = [];

beforeAll(async () => {
  const root = writeSampleProject(Object.values(forbiddenImports).flat());
  projects.push(root);
  found = await findViolations(root);
});
afterAll(() => projects.map((root) => rmSync(root, { recursive: true })));

test('each rule has an import that breaks it', () => {
  expect(Object.keys(forbiddenImports).sort()).toEqual(importRules.map(({ name }) => name).sort());
});

test('each rule says why', () => {
  for (const { name, comment } of importRules) expect(comment, name).toMatch(/^[^\n]{20,}\.$/);
});

const forbidden = Object.entries(forbiddenImports).flatMap(([rule, samples]) =>
  samples.map((sample) => ({ rule, sample, from: sample.from, to: sample.to })),
);
test.each(forbidden)('$rule reports that $from imports $to', ({ rule, sample, from, to }) => {
  const names = [to, addressOf(sample), to.replace('node:', ''), `node_modules/${to}/index.js`];
  const broken = found.filter((it) => it.from === from && names.includes(it.to)).map((it) => it.rule);
  expect(broken).toContain(rule);
});

test('what the house wants is not reported', async () => {
  const root = writeSampleProject(allowedImports);
  projects.push(root);
  expect(await findViolations(root)).toEqual([]);
});
