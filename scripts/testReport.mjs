/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ status: string, title: string }} TestResult
 * @typedef {{ name: string, status: string, assertionResults: TestResult[] }} FileResult
 * @typedef {{ testResults: FileResult[] }} VitestReport  what vitest's JSON reporter writes
 */

/**
 * Counts what vitest reported, as a reader of the closing line would. Its own totals miss three kinds of failure:
 * a file that failed outside its tests (an import, a beforeAll), an error outside every test (only the exit code
 * tells), and a run that ended before it could report.
 *
 * @param {VitestReport | undefined} report  undefined where vitest wrote none
 * @param {number} exitCode  vitest's
 * @param {boolean} browserRequired  whether a skipped test of test/browser is a failure
 * @returns {Count & { notes: string[] }} the count, and a sentence for each failure that no test shows
 */
export function countTests(report, exitCode, browserRequired) {
  const count = { passed: 0, failed: 0, skipped: 0, notes: /** @type {string[]} */ ([]) };
  for (const file of report?.testResults ?? []) {
    const isBrowser = file.name.replaceAll('\\', '/').includes('/test/browser/');
    let failedTests = 0;
    for (const { status, title } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      else if (status === 'failed') failedTests += 1;
      else if (browserRequired && isBrowser) {
        failedTests += 1;
        count.notes.push(`${file.name}: "${title}" was skipped, but CI requires the browser tests`);
      } else count.skipped += 1;
    }
    if (file.status === 'failed' && failedTests === 0) {
      failedTests = 1;
      count.notes.push(`${file.name}: failed outside its tests (an import or a beforeAll)`);
    }
    count.failed += failedTests;
  }
  if (!report) count.notes.push(`vitest wrote no report and exited with ${exitCode}`);
  else if (exitCode !== 0 && count.failed === 0) {
    count.notes.push(`no test failed, yet vitest exited with ${exitCode}: see the errors above`);
  }
  if (count.failed === 0 && (!report || exitCode !== 0)) count.failed = 1;
  return count;
}

/**
 * @param {Count} a
 * @param {Count} b
 * @returns {Count} both together
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * The line a run ends with, alone and last.
 *
 * @param {Count} count
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
