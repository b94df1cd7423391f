import { exp, log } from '../../numeric/index.ts';
import { findRoot } from '../../statistics/findRoot.ts';
import type { Moments } from '../../statistics/index.ts';
import {
  cupedMoments,
  mixtureCriticalValue,
  mixtureSpread,
  normalUpperTail,
  sampleSizeTwoMeans,
  sampleSizeTwoProportions,
} from '../../statistics/index.ts';
import type { Effect } from '../../world/effect.ts';
import type { UnitSums } from '../evidence.ts';
import { differenceOf, powerForPlanning } from '../power.ts';
import { momentsOf, sumsBefore } from './metricTest.ts';
import { lookHours } from './lookHours.ts';
import { isGood, metricWords, readsUnits } from './metrics.ts';
import { levelOfEach } from './rules.ts';
import type { NoSizing, RequiredSample, Sizing } from '../strategy.ts';
import type { Settings } from './settings.ts';
import { spendingPlan } from './spending.ts';

/** What a test that looks once compares, and with how many units of both arms it finds a difference at a level. */
interface FixedTest {
  readonly baseline: number;
  readonly difference: number;
  readonly isShare: boolean;
  units(difference: number, power: number, level: number): number | undefined;
}

/**
 * Units of both arms with which the first metric's test finds the effect; undefined where no metric has one, 'unknown' where
 * only further metrics do, and for a Bayesian test, which promises no power. For an always-valid test those with which its
 * last look alone has that power, which its earlier looks can only raise; what giving up early costs is not in it.
 */
export function requiredUnits(chosen: Settings, effectOfAll: Effect): RequiredSample {
  const effect = effectCounted(chosen, effectOfAll);
  const found = requiredBy(chosen, effect);
  if (found !== undefined) return found;
  const others = chosen.furtherMetrics.some((metric) => seesEffect(testOf({ ...chosen, ...metric }, effect)));
  return others ? 'unknown' : undefined;
}

function requiredBy(chosen: Settings, effect: Effect): RequiredSample {
  const test = testOf(chosen, effect);
  if (!test || !seesEffect(test)) return undefined;
  if (chosen.looks.kind === 'bayesian') return 'unknown';
  return unitsWithLooks(chosen, test, test.difference, powerForPlanning);
}

/** What the sample of the first metric's test hangs on; see `requiredUnits` for what is meant by it. */
export function sizing(chosen: Settings, effectOfAll: Effect): Sizing | NoSizing {
  if (chosen.looks.kind === 'bayesian') {
    return {
      unknown:
        'A Bayesian test promises no power: how often it decides, and how late, is for the simulation to show.',
    };
  }
  const test = testOf(chosen, effectCounted(chosen, effectOfAll));
  if (!test || Number.isNaN(test.baseline)) {
    return { unknown: 'In these hours nothing is counted that this test could compare.' };
  }
  const { baseline, difference, isShare } = test;
  return {
    measure: metricWords(chosen, chosen.unit),
    isShare,
    baseline,
    difference,
    range: isShare ? [-baseline, 1 - baseline] : [-Infinity, Infinity],
    worseSign: isGood(chosen) ? -1 : 1,
    level: levelOfEach(chosen) / 2,
    required: (wanted, power) => unitsWithLooks(chosen, test, wanted, power),
    source: SOURCES[isShare ? 'shares' : 'means'] + LOOK_SOURCES[chosen.looks.kind],
    gate: lookHours(chosen).length - 1,
    sharePath: ['challengerShare'],
    hoursPath: ['hours'],
  };
}

const SOURCES = {
  shares: 'Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, eq. 4.14',
  means: 'Chow, Shao and Wang 2008, Sample Size Calculations in Clinical Research, eq. 3.2.1',
} as const;

/** What the looks add to the formula of a test that looks once. */
const LOOK_SOURCES: Readonly<Record<Exclude<Settings['looks']['kind'], 'bayesian'>, string>> = {
  once: '.',
  naive: '; each look at the full level is not in it.',
  'group-sequential': ', times the inflation of the group sequential boundary.',
  'always-valid': ', at the level of the last look of the mixture sequential test.',
};

/** Units of both arms with which a test with looks finds a difference; undefined where none suffice. */
function unitsWithLooks(
  chosen: Settings,
  test: FixedTest,
  difference: number,
  power: number,
): number | undefined {
  const { looks } = chosen;
  const level = levelOfEach(chosen);
  const units = test.units(difference, power, level);
  if (units === undefined) return undefined;
  if (looks.kind === 'group-sequential') return units * spendingPlan(looks, chosen, level).inflation(power);
  if (looks.kind !== 'always-valid') return units;
  const spread = mixtureSpread(looks.tunedForUsers, level);
  const missing = (logUnits: number) => {
    const tried = exp(logUnits);
    const own = 2 * normalUpperTail(mixtureCriticalValue(level, tried, spread));
    // A level that cannot be told from 0 asks for more than any number of units.
    return own > 0 ? log(test.units(difference, power, own)! / tried) : Infinity;
  };
  const least = log(units);
  return exp(findRoot(missing, least, least + 30, 1e-9));
}

function seesEffect(test: FixedTest | undefined): boolean {
  return test !== undefined && test.difference !== 0;
}

/** Units of both arms that the hours of the effect can be expected to bring. */
export function expectedUnits(chosen: Settings, effectOfAll: Effect): number {
  const { unit, cuped, challengerShare, holdout = 0 } = chosen;
  const effect = effectCounted(chosen, effectOfAll);
  const exposed = (model: 'incumbent' | 'challenger') =>
    unit === 'user' && !readsUnits(chosen)
      ? effect.userRates(model, chosen.metric === 'error' ? 'error' : 'success').exposed
      : effect.unitSums(model, unit, cuped?.hours).exposed;
  const units = effect.units(unit);
  // Nobody comes in hours without traffic, and nobody has no share that is counted.
  if (units === 0) return 0;
  return (
    units * (challengerShare * exposed('challenger') + (1 - challengerShare - holdout) * exposed('incumbent'))
  );
}

/** Of the requests that are counted, as far as the follow-up tells. */
function effectCounted({ followUpHours }: Settings, effect: Effect): Effect {
  return followUpHours > 0 ? effect.beforeFollowUp(followUpHours) : effect;
}

/** Undefined where nothing varies, or nothing is counted. */
function testOf(chosen: Settings, effect: Effect): FixedTest | undefined {
  if (chosen.analysis === 'naive-ratio') return testOfRequests(chosen, effect);
  if (chosen.analysis === 'share' && !chosen.cuped) {
    const [first, second] = sharesOf(chosen, effect);
    return proportionsTest(chosen, first, second);
  }
  const [first, second] = momentsOfArms(chosen, effect);
  return first && second && meansTest(chosen, first, second);
}

/** Units that bring as many requests as their test asks for, taken as independent. */
function testOfRequests(chosen: Settings, effect: Effect): FixedTest {
  const first = effect.unitSums('incumbent', chosen.unit);
  const second = effect.unitSums('challenger', chosen.unit);
  const quantity = chosen.metric === 'error' ? 'errors' : 'successes';
  const rateOf = (sums: UnitSums) => atMostOne(sums[quantity].sum / sums.requests);
  const requests = proportionsTest(chosen, rateOf(first), rateOf(second));
  const ofUnit = (first.requests + second.requests) / (first.exposed + second.exposed);
  return {
    ...requests,
    units: (difference, power, level) => {
      const found = requests.units(difference, power, level);
      return found === undefined ? undefined : found / ofUnit;
    },
  };
}

/** The challenger's units for each of the incumbent's that is counted. */
function armRatio({ challengerShare, holdout = 0 }: Settings): number {
  return challengerShare / (1 - challengerShare - holdout);
}

function proportionsTest(chosen: Settings, first: number, second: number): FixedTest {
  return {
    baseline: first,
    difference: differenceOf(first, second),
    isShare: true,
    units: (difference, power, level) =>
      sampleSizeTwoProportions({
        first,
        // This world's own rate to its last digit, however it was subtracted.
        second: difference === second - first ? second : Math.min(1, Math.max(0, first + difference)),
        alpha: level,
        power,
        sides: 2,
        ratio: armRatio(chosen),
      })?.total,
  };
}

function meansTest(chosen: Settings, first: Moments, second: Moments): FixedTest | undefined {
  const ratio = armRatio(chosen);
  const variance = (first.m2 / first.count + second.m2 / second.count / ratio) / (1 + 1 / ratio);
  if (!(variance > 0)) return undefined;
  return {
    baseline: first.mean,
    difference: differenceOf(first.mean, second.mean),
    isShare: false,
    units: (difference, power, level) =>
      sampleSizeTwoMeans({
        difference,
        standardDeviation: Math.sqrt(variance),
        alpha: level,
        power,
        sides: 2,
        ratio,
        test: 'z',
      })?.total,
  };
}

function sharesOf(chosen: Settings, effect: Effect): [incumbent: number, challenger: number] {
  const share = (model: 'incumbent' | 'challenger') => {
    if (chosen.unit === 'user' && !readsUnits(chosen)) {
      const { withEvent, exposed } = effect.userRates(model, chosen.metric === 'error' ? 'error' : 'success');
      return exposed > 0 ? withEvent / exposed : 0;
    }
    return atMostOne(momentsOf(chosen, effect.unitSums(model, chosen.unit))?.mean ?? 0);
  };
  return [share('incumbent'), share('challenger')];
}

/** A share of expected sums, which rounding may take past 1. */
function atMostOne(share: number): number {
  return Math.min(1, share);
}

/** Units by whom the expected sums are multiplied: more than any arm has, for one unit has no variance. */
const MANY = 1e12;

function momentsOfArms(
  chosen: Settings,
  effect: Effect,
): [incumbent: Moments | undefined, challenger: Moments | undefined] {
  const { unit, cuped } = chosen;
  const sums = (model: 'incumbent' | 'challenger') => effect.unitSums(model, unit, cuped?.hours ?? 0);
  const [first, second] = [sums('incumbent'), sums('challenger')];
  const adjusted = cuped && cupedMoments(sumsBefore(chosen, first, MANY), sumsBefore(chosen, second, MANY));
  if (adjusted) return [adjusted.arms[0], adjusted.arms[1]];
  return [momentsOf(chosen, first), momentsOf(chosen, second)];
}
