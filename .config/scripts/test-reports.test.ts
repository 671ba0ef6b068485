import { expect, test } from 'vitest';
import { countRuns, countTests, type TestReport } from './test-reports.ts';

const file = (status: string, ...statuses: string[]): TestReport['testResults'][number] => ({
  status,
  assertionResults: statuses.map((it) => ({ status: it })),
});
const fine: TestReport = { success: true, testResults: [file('passed', 'passed', 'passed', 'skipped')] };
const bad: TestReport = { success: false, testResults: [file('failed', 'passed', 'failed', 'failed')] };

test('passed and failed tests are counted', () => {
  expect(countTests(fine)).toEqual({ passed: 2, failed: 0 });
  expect(countTests(bad)).toEqual({ passed: 1, failed: 2 });
});

test('a file that could not be loaded is a failure', () => {
  expect(countTests({ success: false, testResults: [file('failed')] })).toEqual({ passed: 0, failed: 1 });
});

test('an error outside of every test is a failure', () => {
  expect(countTests({ ...fine, success: false })).toEqual({ passed: 2, failed: 1 });
});

test('runs are added up', () => {
  expect(countRuns([fine, fine], [])).toEqual({ passed: 4, failed: 0 });
});

test('a failed step counts once, whether its tests tell or not', () => {
  expect(countRuns([fine, bad], ['tests on PostgreSQL and Redis'])).toEqual({ passed: 3, failed: 2 });
  expect(countRuns([fine, bad], ['check', 'tests on PostgreSQL and Redis'])).toEqual({ passed: 3, failed: 3 });
  expect(countRuns([fine], ['tests on the embedded database'])).toEqual({ passed: 2, failed: 1 });
});
