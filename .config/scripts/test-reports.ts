/** The part of vitest's JSON report that is counted. */
export interface TestReport {
  success: boolean;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export interface Count {
  passed: number;
  failed: number;
}

/**
 * A file that could not be loaded has failed although none of its tests has run, and so has a run that ended badly
 * after all of its tests were fine.
 */
export function countTests(report: TestReport): Count {
  let passed = 0;
  let failed = 0;
  for (const { status, assertionResults } of report.testResults) {
    const bad = assertionResults.filter((test) => test.status === 'failed').length;
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed += bad === 0 && status === 'failed' ? 1 : bad;
  }
  return { passed, failed: failed === 0 && !report.success ? 1 : failed };
}

/** All runs together. A step that failed without leaving a failed test behind counts as one failure. */
export function countRuns(reports: readonly TestReport[], failedSteps: readonly string[]): Count {
  const counts = reports.map(countTests);
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const runsThatFailed = counts.filter((count) => count.failed > 0).length;
  return { passed, failed: failed + Math.max(0, failedSteps.length - runsThatFailed) };
}
