import { describe, expect, test } from 'vitest';
import { golden } from '../sim-core/golden.ts';
import { rolloutLab } from './rolloutLab.ts';
import { answerOf, number } from './sizeAnswer.ts';

describe('rollout-lab size KIND --json solves for what is left out', () => {
  test('proportions: the sample that power.prop.test of R asks for, in whole units of each arm', async () => {
    const { twoProportions } = golden('sampleSizes') as {
      twoProportions: {
        first: number;
        second: number;
        alpha: number;
        power: number;
        sides: number;
        units: number;
      }[];
    };
    const { first, second, alpha, power, sides, units } = twoProportions[3]!;
    const effect = Number((second - first).toFixed(6));
    const perArm = Math.ceil(units);
    expect(
      await answerOf(
        `proportions --baseline ${first} --effect ${effect} --alpha ${alpha} --power ${power} --sides ${sides}`,
      ),
    ).toMatchObject({
      kind: 'proportions',
      solvedFor: 'total',
      total: 2 * perArm,
      perArm: { incumbent: perArm, challenger: perArm },
      power,
      effect,
      alpha,
      sides,
      reason: null,
    });
  });

  test('proportions: the power of the sample that is asked for is the power asked for', async () => {
    const sized = await answerOf('proportions --baseline 0.2 --lift 0.1 --split 0.1 --power 0.9');
    const perArm = sized['perArm'] as { incumbent: number; challenger: number };
    expect(perArm.incumbent / perArm.challenger).toBeCloseTo(9, 2);
    const back = await answerOf(
      `proportions --baseline 0.2 --effect 0.02 --split 0.1 --total ${String(sized['total'])}`,
    );
    expect(back).toMatchObject({ solvedFor: 'power', lift: 0.1 });
    expect(number(back['power'])).toBeCloseTo(0.9, 3);
    const found = await answerOf(
      `proportions --baseline 0.2 --power 0.9 --split 0.1 --total ${String(sized['total'])}`,
    );
    expect(found).toMatchObject({ solvedFor: 'effect', power: 0.9 });
    expect(number(found['effect'])).toBeCloseTo(0.02, 4);
    expect(number(found['decrease'])).toBeLessThan(-0.01);
  });

  test('proportions: five looks inflate the sample by the constant of Jennison and Turnbull', async () => {
    const once = await answerOf('proportions --baseline 0.1 --effect 0.01');
    const looked = await answerOf('proportions --baseline 0.1 --effect 0.01 --looks 5 --boundary pocock');
    const { sequential } = looked as {
      sequential: { critical: number[]; inflation: number; expectedTotal: { full: number } };
    };
    expect(sequential.inflation).toBeCloseTo(1.229, 3);
    expect(sequential.critical).toHaveLength(5);
    expect(sequential.critical[0]).toBeCloseTo(2.413, 3);
    expect(number(looked['total']) / number(once['total'])).toBeCloseTo(1.2286, 3);
    expect(sequential.expectedTotal.full).toBeLessThan(number(once['total']));
    // The same sample with the looks has the power that was asked for, and finds the effect.
    const total = String(looked['total']);
    const looks = '--looks 5 --boundary pocock';
    const power = await answerOf(`proportions --baseline 0.1 --effect 0.01 --total ${total} ${looks}`);
    expect(number(power['power'])).toBeCloseTo(0.8, 3);
    const effect = await answerOf(`proportions --baseline 0.1 --total ${total} ${looks}`);
    expect(number(effect['effect'])).toBeCloseTo(0.01, 5);
  });

  test.each([
    ['means --sd 1 --effect 0.5', { total: 128, perArm: { incumbent: 64, challenger: 64 } }],
    ['means --sd 30 --effect 0.1875 --test z', { total: 2 * 401_863 }],
    ['means --sd 0.1 --effect 0.01 --skewness 10', { unitsForNormality: 35_500 }],
    ['interleaving --ties 0.79 --effect 0.01', { total: 16_475, perArm: null, unit: 'sessions' }],
    ['shadow --discordant 0.12 --effect 0.04', { unit: 'pairs', perArm: null, total: 587 }],
    ['proportions --baseline 0.2 --effect 0.05 --formula baseline', { total: 2 * 1031 }],
  ])('%s', async (words, expected) => {
    expect(await answerOf(words)).toMatchObject(expected);
  });

  test('ratio: as means with the deviation of the delta method', async () => {
    const metric =
      '--numerator-mean 1 --numerator-sd 1 --denominator-mean 4 --denominator-sd 1.5 --correlation 0.6';
    const answer = await answerOf(`ratio ${metric} --effect 0.01`);
    // (1 - 2 * 0.25 * 0.6 * 1.5 + 0.25^2 * 1.5^2) / 16
    const sd = Math.sqrt(1 - 0.45 + 0.140625) / 4;
    expect(number(answer['sd'])).toBeCloseTo(sd, 12);
    const means = await answerOf(`means --sd ${sd} --effect 0.01 --test z`);
    expect(answer['total']).toBe(means['total']);
  });

  test('bake: hours until a failure, the chance within hours, the rate that shows', async () => {
    const traffic = '--requests-per-second 100 --share 0.01';
    const hours = await answerOf(`bake ${traffic} --rate 0.001`);
    expect(hours).toMatchObject({ solvedFor: 'total', power: 0.95, effect: 0.001, canaryRequests: 2995 });
    expect(number(hours['hours']) * 3600).toBeCloseTo(2995.732, 2);
    const chance = await answerOf(`bake ${traffic} --rate 0.001 --hours 1 --failures 5`);
    expect(number(chance['power'])).toBeCloseTo(0.2936, 4);
    const rate = await answerOf(`bake ${traffic} --hours ${String(hours['hours'])}`);
    expect(number(rate['effect'])).toBeCloseTo(0.001, 9);
  });

  test('gate: its power, the hours that give that power, and the false alarms that more looks bring', async () => {
    const gate = 'gate --requests-per-second 4 --share 0.1 --baseline 0.02 --limit 1.645';
    const once = await answerOf(`${gate} --effect 0.0035 --hours 6`);
    expect(number(once['power'])).toBeCloseTo(0.694, 3);
    expect(number(once['falseAlarm'])).toBeCloseTo(0.05, 3);
    const hours = await answerOf(`${gate} --effect 0.0035 --power ${String(once['power'])}`);
    expect(number(hours['hours'])).toBeCloseTo(6, 8);
    const often = await answerOf(`${gate} --looks 24 --hours 6`);
    expect(number(often['falseAlarm'])).toBeGreaterThan(0.2);
  });
});

describe('rollout-lab size gives no number where there is none, and says why', () => {
  test.each([
    ['proportions --baseline 0.1 --effect 0', 'total', 'no sample suffices: the effect is 0'],
    ['means --sd 1e9 --effect 1e-9', 'total', 'it would take more than 1000000000000000 units'],
    ['means --sd 2 --effect 0 --looks 4', 'total', 'no sample suffices: the effect is 0'],
    [
      'proportions --baseline 0.1 --effect 0 --total 900',
      'power',
      'there is nothing to find: the effect is 0',
    ],
    [
      'proportions --baseline 0.9 --total 10',
      'effect',
      'no rate of the challenger up to 1 is far enough from the baseline for so few units',
    ],
    [
      'means --sd 1 --total 3 --split 0.2',
      'effect',
      'an arm has fewer than two units, from which no deviation can be estimated',
    ],
    [
      'shadow --discordant 0.1 --total 9',
      'effect',
      'not even discordant pairs that all fall one way would suffice',
    ],
    ['interleaving --ties 1 --total 900', 'effect', 'every session is a tie, so that none can be won'],
    [
      'bake --requests-per-second 1 --share 0.1 --rate 0',
      'total',
      'no bake suffices: at a rate of 0 nothing ever fails',
    ],
    [
      'gate --requests-per-second 1 --share 0.1 --baseline 0.1 --effect 0',
      'total',
      'no bake suffices: the effect is 0',
    ],
    [
      'threshold --requests-per-second 5 --share 0.1 --window 1 --baseline 0.01 --threshold 0.5 --effect 0.01',
      'total',
      'not even 5000 windows alarm that often',
    ],
    [
      'threshold --requests-per-second 5 --share 0.1 --window 1 --baseline 0.1 --threshold 0.01 --hours 5',
      'effect',
      'the rule alarms that often with no effect',
    ],
    [
      'burn --objective 0.999 --burn-rate 14.4 --window 1 --effect 0.001',
      'total',
      'the errors stay below what fires the alert, however long they last',
    ],
  ])('%s', async (words, missing, reason) => {
    expect(await answerOf(words)).toMatchObject({ solvedFor: missing, [missing]: null, reason });
    const { code, stdout } = await rolloutLab(['size', ...words.split(' ')]);
    expect(code).toBe(0);
    expect(stdout.startsWith(`There is no such number: ${reason}.\n`)).toBe(true);
  });
});

test('rollout-lab size prints a table with what was solved for first', async () => {
  const { code, stdout } = await rolloutLab(
    'size proportions --baseline 0.1 --effect 0.01 --looks 2'.split(' '),
  );
  expect(code).toBe(0);
  const lines = stdout.split('\n');
  expect(lines[2]).toMatch(/^units in all +29,\d{3}$/);
  expect(stdout).toMatch(/^ {2}challenger +14,\d{3}$/m);
  expect(stdout).toMatch(/^looks +2, obrien-fleming$/m);
  expect(stdout).toMatch(/^z to exceed at each look +2\.797, 1\.977$/m);
});

describe('rollout-lab size, typed wrongly, says so in one line and ends with 2', () => {
  const proportions = 'proportions --baseline 0.1 --effect 0.01';
  test.each([
    [`${proportions} --power 1.2`, '--power requires a number between 0 and 1, got 1.2'],
    [`${proportions} --power often`, '--power requires a number between 0 and 1, got "often"'],
    [`${proportions} --power 0.02`, '--power requires a number above 0.025, the risk on one side, got 0.02'],
    [
      `${proportions} --alpha 0.9 --sides 1`,
      '--power requires a number above 0.9, the risk on one side, got 0.8',
    ],
    [
      `${proportions} --alpha 1e-300`,
      '--alpha requires a number no nearer to 0 than 1e-12 and no farther than 1000000000000, got 1e-300',
    ],
    [`${proportions} --alpha 0`, '--alpha requires a number between 0 and 1, got 0'],
    [`${proportions} --split 1`, '--split requires a number between 0 and 1, got 1'],
    [`${proportions} --sides 3`, '--sides requires one of 1, 2, got "3"'],
    [`${proportions} --looks 51`, '--looks requires a whole number from 1 to 50, got "51"'],
    [`${proportions} --boundary pocock`, '--boundary requires --looks of 2 or more, got 1'],
    [`${proportions} --lift 0.1`, 'size proportions requires either --effect or --lift, got both'],
    [
      `${proportions} --total 100 --power 0.8`,
      'size proportions requires two of --effect, --total and --power, got all three',
    ],
    [
      'proportions --baseline 0.1',
      'size proportions requires --effect to solve for the sample, --total to solve for the effect, or both to solve for the power',
    ],
    ['proportions --effect 0.1', '--baseline requires a number between 0 and 1, got nothing'],
    ['proportions --baseline 0.1 --effect -0.2', '--effect requires a number from -0.1 to 0.9, got -0.2'],
    ['interleaving --ties 0.8 --effect 0.2', '--effect requires a number between -0.2 and 0.2, got 0.2'],
    ['means --sd -1 --effect 1', '--sd requires a number above 0, got -1'],
    [
      'bake --requests-per-second -5 --share 0.1 --rate 0.1',
      '--requests-per-second requires a number above 0, got -5',
    ],
    [
      'means --sd 1 --baseline 1',
      'size means takes no --baseline; "rollout-lab size means --help" lists the options',
    ],
    [
      'ratio --numerator-mean 2 --numerator-sd 0 --denominator-mean 1 --denominator-sd 0 --correlation 0 --effect 1',
      'size ratio requires a ratio that varies from unit to unit, got one that does not',
    ],
    [
      'medians',
      'size requires a kind (proportions, means, ratio, interleaving, shadow, sprt, gate, threshold, bake, rate, watch, burn), got "medians"',
    ],
    ['means medians', 'size requires one kind, got also "medians"'],
    [
      'threshold --requests-per-second 5 --share 0.1 --window 1 --baseline 0.1 --threshold 0.2 --hours 5 --of 3 --failure-limit 2',
      'size threshold requires either --failure-limit or --needed and --of, got both',
    ],
    [
      'threshold --requests-per-second 0.0001 --share 0.1 --window 1 --baseline 0.1 --threshold 0.2 --hours 5',
      '--window requires 1 to 1000000000 requests of the canary in a window, got 0',
    ],
    [
      'threshold --requests-per-second 1 --share 0.1 --window 2 --baseline 0.1 --threshold 0.2 --hours 1',
      '--hours requires 1 to 5000 windows of 2 h, got 0',
    ],
    ['watch --chart bar --effect 1', '--chart requires one of shewhart, cusum, ewma, rate, got "bar"'],
    ['watch --chart ewma --effect 1', 'size watch requires either --limit or --between, got neither'],
    [
      'watch --chart ewma --effect 1 --limit 3 --reference 1',
      'size watch takes no --reference with --chart ewma',
    ],
    [
      'watch --chart rate --effect 0.1 --limit 3',
      '--baseline requires a number from 0.000001 to 0.2, got nothing',
    ],
    [
      'watch --chart shewhart --effect 1 --between 1.001',
      '--between requires a number between 1.01 and 391000000000, got 1.001',
    ],
    ['rate --events 5 --total 4', '--events requires a whole number from 0 to 4, got "5"'],
    ['rate --events 5', '--total requires a whole number, got nothing'],
    ['sprt --baseline 0.5 --effect 0', '--effect requires a number other than 0, got 0'],
    [
      'sprt --baseline 0.5 --effect 0.1 --power 0.04',
      '--power requires a number above 0.05, the alpha, got 0.04',
    ],
  ])('%s', async (words, line) => {
    expect(await rolloutLab(['size', ...words.split(' ')])).toEqual({
      code: 2,
      stdout: '',
      stderr: `rollout-lab: ${line}\n`,
    });
  });
});

test.each([
  ['proportions', '--power'],
  ['means', '--power'],
  ['ratio', '--power'],
  ['interleaving', '--power'],
  ['shadow', '--power'],
  ['sprt', '--power'],
  ['gate', '--power'],
  ['threshold', '--power'],
  ['bake', '--power'],
  ['rate', '--events'],
  ['watch', '--chart'],
  ['burn', '--objective'],
])('rollout-lab size %s --help names every option of its own', async (kind, own) => {
  const { code, stdout } = await rolloutLab(['size', kind, '--help']);
  expect(code).toBe(0);
  expect(stdout.startsWith(`rollout-lab size ${kind} `)).toBe(true);
  expect(await rolloutLab(['help', 'size', kind])).toMatchObject({ code, stdout });
  expect((await rolloutLab(['size', '--help'])).stdout).toMatch(new RegExp(`^  ${kind} +\\w`, 'm'));
  for (const option of [own, '--json']) expect(stdout).toContain(option);
});
