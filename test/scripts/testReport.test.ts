import { describe, expect, it } from 'vitest';
import { addCounts, closingLine, countTests } from '../../scripts/testReport.mjs';

const file = (name: string, status: string, ...statuses: string[]) => ({
  name: `/home/someone/rollout-lab/${name}`,
  status,
  assertionResults: statuses.map((each, index) => ({ status: each, title: `test ${index + 1}` })),
});

describe('countTests(report, exitCode, browserRequired)', () => {
  it('adds the tests of all files, those to do and those left out as skipped', () => {
    const report = {
      testResults: [
        file('test/a.test.ts', 'passed', 'passed', 'skipped', 'todo', 'pending'),
        file('test/b.test.ts', 'failed', 'passed', 'failed'),
      ],
    };
    expect(countTests(report, 1, false)).toEqual({ passed: 2, failed: 1, skipped: 3, notes: [] });
  });

  it('counts a file that failed outside its tests as one failure', () => {
    const report = {
      testResults: [
        file('test/import.test.ts', 'failed'),
        file('test/hook.test.ts', 'failed', 'skipped', 'skipped'),
      ],
    };
    const count = countTests(report, 1, false);
    expect(count).toMatchObject({ passed: 0, failed: 2, skipped: 2 });
    expect(count.notes).toEqual([
      expect.stringMatching(/import\.test\.ts: failed outside its tests/),
      expect.stringMatching(/hook\.test\.ts: failed outside its tests/),
    ]);
  });

  it('counts an error outside every test, which only the exit code tells, as one failure', () => {
    const count = countTests({ testResults: [file('test/a.test.ts', 'passed', 'passed')] }, 1, false);
    expect(count).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(count.notes).toEqual([expect.stringContaining('vitest exited with 1')]);
  });

  it('counts a run without a report as one failure, whatever its exit code', () => {
    expect(countTests(undefined, 134, false)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
    expect(countTests(undefined, 0, false)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a skipped browser test as skipped, or as failed where the browser is required', () => {
    const report = {
      testResults: [
        file('test/browser/app.test.ts', 'passed', 'passed', 'skipped'),
        file('test/sim-core/a.test.ts', 'passed', 'skipped'),
      ],
    };
    expect(countTests(report, 0, false)).toEqual({ passed: 1, failed: 0, skipped: 2, notes: [] });
    const required = countTests(report, 0, true);
    expect(required).toMatchObject({ passed: 1, failed: 1, skipped: 1 });
    expect(required.notes).toEqual([expect.stringContaining('"test 2" was skipped, but CI requires')]);
  });

  it('knows a browser test by a Windows path too', () => {
    const windows = { ...file('', 'passed', 'skipped'), name: 'C:\\rollout-lab\\test\\browser\\app.test.ts' };
    expect(countTests({ testResults: [windows] }, 0, true).failed).toBe(1);
  });
});

it('addCounts(a, b) adds each kind', () => {
  const sum = addCounts({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 });
  expect(sum).toEqual({ passed: 11, failed: 22, skipped: 33 });
});

it('closingLine(count) reads as the house wants its last line', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});
