import type { SequentialBoundary } from '../../sim-core/index.ts';
import {
  evenlySpaced,
  sequentialBoundaries,
  sequentialInflation,
  sequentialPower,
} from '../../sim-core/index.ts';
import type { Arguments, Option } from '../command.ts';
import { valued } from '../command.ts';
import { choiceOption, numberOption, ranges, wholeOption } from '../optionValues.ts';
import { UsageError } from '../usageError.ts';
import type { SizeAnswer } from './sizeKind.ts';
import { jsonOption } from './sizeKind.ts';
import { MOST_UNITS, readThreeWay, totalOption } from './threeWay.ts';

/** A test that looks once at its whole sample, at one significance; undefined where there is no such number. */
export interface FixedTest {
  readonly kind: string;
  readonly unit: string;
  readonly alpha: number;
  readonly sides: 1 | 2;
  /** Share of the sample that the challenger has; undefined where every unit serves both. */
  readonly split?: number;
  readonly effect: number | undefined;
  total(effect: number, power: number): number | undefined;
  power(effect: number, total: number): number | undefined;
  detectable(total: number, power: number): number | undefined;
  /** Why no effect is large enough. */
  readonly tooFew: string;
}

/** Options of a test that looks at its sample once, or at parts of it. */
export const sampleOptions = {
  total: valued('N', 'units in all'),
  power: valued('P', 'chance to find the effect (default: 0.8)'),
  alpha: valued('A', 'chance to find one where there is none (default: 0.05)'),
  looks: valued('K', 'look K times, evenly spaced, and stop when it is clear (default: 1)'),
  boundary: valued(
    'B',
    `${sequentialBoundaries.join(', ')} (how the looks share alpha; default: obrien-fleming)`,
    { choices: sequentialBoundaries },
  ),
  json: jsonOption('{"total", "perArm", "power", "effect", …}'),
};

/** Options of a test between two arms. */
export const armsOptions = {
  split: valued('S', 'share of the units that the challenger has (default: 0.5)'),
  sides: sidesChoice(),
};

/** Whether a difference is looked for on both sides. */
export function sidesChoice(): Option {
  return valued('1|2', 'whether a difference is looked for on one side or both (default: 2)', {
    choices: ['1', '2'],
  });
}

const MOST_LOOKS = 50;
const USUAL_POWER = 0.8;

export function alphaOption(typed: Arguments): number {
  return numberOption(typed, 'alpha', ranges.between0And1) ?? 0.05;
}

export function sidesOption(typed: Arguments): 1 | 2 {
  return choiceOption(typed, 'sides', ['1', '2']) === '1' ? 1 : 2;
}

/** Solves a test for the one of effect, sample and power that was left out, with the looks that were asked for. */
export function solveFixedTest(typed: Arguments, test: FixedTest): SizeAnswer {
  const { kind, alpha, sides, unit, split } = test;
  const given = readThreeWay(
    typed,
    { kind, sample: 'total', effect: 'effect', power: 'power', usualPower: USUAL_POWER, risk: alpha / sides },
    { effect: test.effect, sample: totalOption(typed) },
  );
  const looks = looksOf(typed);
  const design = looks && { alpha, sides, boundary: looks.boundary, times: evenlySpaced(looks.looks) };
  const inflationAt = (power: number) => design && sequentialInflation({ ...design, power });
  const answer = (
    found: { total: number | undefined; power: number | undefined; effect: number | undefined },
    reason: string,
  ): SizeAnswer => {
    const whole = found.total === undefined ? undefined : wholeArms(found.total, split, given.solvedFor);
    const lacking = found[given.solvedFor] === undefined;
    const plan = found.power !== undefined && found.power < 1 ? inflationAt(found.power) : undefined;
    const perLook = plan && whole ? whole.total / plan.inflation : undefined;
    return {
      solvedFor: given.solvedFor,
      unit,
      total: whole?.total ?? null,
      perArm: whole?.perArm ?? null,
      power: found.power ?? null,
      effect: found.effect ?? null,
      reason: lacking ? reason : null,
      ...(looks && {
        sequential: {
          ...looks,
          inflation: plan?.inflation ?? null,
          critical: plan?.critical ?? [],
          expectedTotal:
            plan && perLook !== undefined
              ? {
                  none: plan.expected.none * perLook,
                  half: plan.expected.half * perLook,
                  full: plan.expected.full * perLook,
                }
              : null,
        },
      }),
      more: { alpha, sides },
    };
  };
  const { effect, sample, power } = given;
  if (effect === undefined) {
    const once = sample! / (inflationAt(power!)?.inflation ?? 1);
    return answer({ total: sample, power, effect: test.detectable(once, power!) }, test.tooFew);
  }
  if (sample === undefined) {
    const once = test.total(effect, power!);
    const total = once && once * (inflationAt(power!)?.inflation ?? 1);
    return total !== undefined && total > MOST_UNITS
      ? answer({ total: undefined, power, effect }, `it would take more than ${MOST_UNITS} ${unit}`)
      : answer({ total, power, effect }, 'no sample suffices: the effect is 0');
  }
  const found =
    effect !== 0 && design
      ? sequentialPower(design, sample, (wanted) => test.total(effect, wanted)!)
      : test.power(effect, sample);
  const noPower = effect === 0 ? 'there is nothing to find: the effect is 0' : test.tooFew;
  return answer({ total: sample, power: found, effect }, noPower);
}

function looksOf(typed: Arguments): { looks: number; boundary: SequentialBoundary } | undefined {
  const looks = wholeOption(typed, 'looks', { min: 1, max: MOST_LOOKS }) ?? 1;
  const boundary = choiceOption(typed, 'boundary', sequentialBoundaries);
  if (looks > 1) return { looks, boundary: boundary ?? 'obrien-fleming' };
  if (boundary) throw new UsageError('--boundary requires --looks of 2 or more, got 1');
  return undefined;
}

/** Whole units: a sample that is found is rounded up in each arm, one that is given is divided. */
function wholeArms(
  total: number,
  split: number | undefined,
  solvedFor: SizeAnswer['solvedFor'],
): Pick<SizeAnswer, 'total' | 'perArm'> & { total: number } {
  // A sample that is whole but for rounding is not raised by one.
  const up = (units: number): number => Math.ceil(units * (1 - 1e-12));
  if (split === undefined) return { total: solvedFor === 'total' ? up(total) : total, perArm: null };
  const challenger = solvedFor === 'total' ? up(total * split) : Math.round(total * split);
  const incumbent = solvedFor === 'total' ? up(total * (1 - split)) : total - challenger;
  return { total: incumbent + challenger, perArm: { incumbent, challenger } };
}
