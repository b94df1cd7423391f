import { describe, expect, test } from 'vitest';
import { golden } from '../sim-core/golden.ts';
import { rolloutLab } from './rolloutLab.ts';
import { answerOf, number } from './sizeAnswer.ts';

describe('rollout-lab size of what watches a rollout', () => {
  test('threshold: chances by window and of a false alarm, the hours and the rate that they take', async () => {
    const { rules, failureLimits } = golden('windowRules') as {
      rules: { falseAlarm: number; detection: number[]; meanWindows: [number, number] }[];
      failureLimits: { failureLimit: number; failed: number; meanWhenFailed: number }[];
    };
    // 500 requests of the canary an hour.
    const traffic = '--requests-per-second 5 --share 0.02777777777778 --window 1';
    const rule = `threshold ${traffic} --baseline 0.01 --threshold 0.015 --needed 2 --of 3`;
    const power = await answerOf(`${rule} --effect 0.01 --hours 12`);
    expect(power).toMatchObject({ solvedFor: 'power', windows: 12, rule: '2 of the last 3' });
    expect(number(power['power'])).toBeCloseTo(rules[2]!.detection[11]!, 9);
    expect(number(power['falseAlarm'])).toBeCloseTo(rules[2]!.falseAlarm, 9);
    expect(number(power['hoursBetween'])).toBeCloseTo(rules[2]!.meanWindows[0], 6);
    const hours = await answerOf(`${rule} --effect 0.01 --power 0.9`);
    expect(hours).toMatchObject({ solvedFor: 'total', hours: 4 });
    expect(number(hours['total'])).toBeCloseTo(72_000, 3);
    const effect = await answerOf(`${rule} --hours 12 --power ${String(power['power'])}`);
    expect(number(effect['effect'])).toBeCloseTo(0.01, 6);
    // One request a window that fails with 0.05: failures are those of the measurements.
    const measured = `threshold --requests-per-second 0.000277777777777778 --share 0.999999 --window 1`;
    const limited = await answerOf(
      `${measured} --baseline 0.05 --threshold 0.5 --failure-limit 1 --effect 0.1 --hours 10`,
    );
    expect(failureLimits[1]!.failureLimit).toBe(1);
    expect(number(limited['falseAlarm'])).toBeCloseTo(failureLimits[1]!.failed, 9);
    expect(limited['hoursBetween']).toBe(2 / 0.05);
    const unchanged = await answerOf(
      `${measured} --baseline 0.05 --threshold 0.5 --failure-limit 1 --effect 0 --hours 10`,
    );
    expect(number(unchanged['meanHoursToAlarm'])).toBeCloseTo(failureLimits[1]!.meanWhenFailed, 8);
  });

  test('watch: looks until the charts of the literature alarm, and the limit for so many between false alarms', async () => {
    const cusum = await answerOf('watch --chart cusum --effect 1 --limit 4');
    expect(cusum).toMatchObject({ unit: 'looks', reference: 0.5, power: null });
    expect(number(cusum['total'])).toBeCloseTo(8.38, 2);
    expect(number(cusum['between'])).toBeCloseTo(168, 0);
    const shewhart = await answerOf('watch --chart shewhart --effect 1 --between 370.3983473449592');
    expect(number(shewhart['limit'])).toBeCloseTo(3, 7);
    expect(number(shewhart['total'])).toBeCloseTo(43.9, 1);
    const ewma = await answerOf('watch --chart ewma --weight 0.1 --effect 0.5 --limit 2.814');
    expect(number(ewma['total'])).toBeCloseTo(31.3, 1);
    const rate = await answerOf('watch --chart rate --baseline 0.01 --effect 0.01 --between 100000');
    expect(rate).toMatchObject({ unit: 'requests' });
    expect(Math.abs(number(rate['between']) / 100_000 - 1)).toBeLessThan(0.01);
    expect(number(rate['total'])).toBeLessThan(1500);
  });

  test('rate: the intervals of R after none of 300, and the rule of three', async () => {
    const answer = await answerOf('rate --events 0 --total 300');
    expect(answer).toMatchObject({ effect: 0, total: 300, wilsonLow: 0, clopperPearsonLow: 0 });
    expect(number(answer['clopperPearsonHigh'])).toBeCloseTo(0.012220974694294, 12);
    expect(number(answer['wilsonHigh'])).toBeCloseTo(0.012642971224546, 12);
    expect(number(answer['wilsonCorrectedHigh'])).toBeCloseTo(0.015760136276188, 12);
    expect(number(answer['agrestiCoullHigh'])).toBeCloseTo(0.015233114679909, 12);
    expect(number(answer['waldHigh'])).toBe(0);
    expect(number(answer['jeffreysHigh'])).toBeCloseTo(0.008331265119628, 12);
    expect(number(answer['upperBound'])).toBeCloseTo(0.009936081944458, 12);
    expect(await answerOf('rate --events 10 --total 10')).toMatchObject({ upperBound: 1 });
  });

  test('rate: the exact test of a rate that is claimed, of a split of 99:1 too', async () => {
    const answer = await answerOf('rate --events 9800 --total 999800 --rate 0.01');
    expect(answer).toMatchObject({ claimed: 0.01 });
    expect(number(answer['pValue'])).toBeCloseTo(0.046570089093123, 10);
    expect(await answerOf('rate --events 10 --total 10')).not.toHaveProperty('pValue');
  });

  test('sprt: units until it decides, beside a test that looks once', async () => {
    const answer = await answerOf('sprt --baseline 0.5 --effect 0.1 --power 0.95');
    expect(number(answer['unitsOfOneLook'])).toBeCloseTo(265.1, 1);
    expect(number(answer['total'])).toBeLessThan(0.53 * number(answer['unitsOfOneLook']));
    expect(answer['reject']).toBeCloseTo(Math.log(19), 10);
  });

  test('burn: hours until an alert on the burn rate fires', async () => {
    const answer = await answerOf('burn --objective 0.999 --burn-rate 14.4 --window 1 --effect 0.1');
    expect(answer).toMatchObject({ total: null, reason: null });
    expect(number(answer['hours'])).toBeCloseTo(0.144, 9);
    expect(number(answer['budgetSpent'])).toBeCloseTo(0.02, 9);
    const { stdout } = await rolloutLab(
      'size burn --objective 0.999 --burn-rate 14.4 --window 1 --effect 0.1'.split(' '),
    );
    expect(stdout).not.toMatch(/requests in all|power/);
  });
});
