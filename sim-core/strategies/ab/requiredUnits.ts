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
import { isNoEffect, powerForPlanning } from '../power.ts';
import { momentsOf, sumsBefore } from './metricTest.ts';
import { readsUnits } from './metrics.ts';
import { levelOfEach } from './rules.ts';
import type { RequiredSample } from '../strategy.ts';
import type { Settings } from './settings.ts';
import { spendingPlan } from './spending.ts';

/** Units of both arms with which a test that looks once at a level finds the effect. */
type UnitsAtLevel = (level: number) => number | undefined;

/**
 * Units of both arms with which the first metric's test finds the effect; undefined where no metric has one, 'unknown' where
 * only further metrics do, and for a Bayesian test, which promises no power. For an always-valid test those with which its
 * last look alone has that power, which its earlier looks can only raise; what giving up early costs is not in it.
 */
export function requiredUnits(chosen: Settings, effectOfAll: Effect): RequiredSample {
  const { looks } = chosen;
  const effect = effectCounted(chosen, effectOfAll);
  const level = levelOfEach(chosen);
  const atLevel = unitsAtLevel(chosen, effect);
  const units = atLevel?.(level);
  if (!atLevel || units === undefined) {
    const others = chosen.furtherMetrics.some((metric) => unitsAtLevel({ ...chosen, ...metric }, effect));
    return others ? 'unknown' : undefined;
  }
  switch (looks.kind) {
    case 'once':
    case 'naive':
      return units;
    case 'group-sequential':
      return units * spendingPlan(looks, chosen, level).inflation(powerForPlanning);
    case 'bayesian':
      return 'unknown';
    case 'always-valid': {
      const spread = mixtureSpread(looks.tunedForUsers, level);
      const missing = (logUnits: number) => {
        const tried = exp(logUnits);
        const own = 2 * normalUpperTail(mixtureCriticalValue(level, tried, spread));
        // A level that cannot be told from 0 asks for more than any number of units.
        return own > 0 ? log(atLevel(own)! / tried) : Infinity;
      };
      const least = log(units);
      return exp(findRoot(missing, least, least + 30, 1e-9));
    }
  }
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

/** Undefined where the models do not differ in the metric. */
function unitsAtLevel(chosen: Settings, effect: Effect): UnitsAtLevel | undefined {
  if (chosen.analysis === 'naive-ratio') return unitsOfRequests(chosen, effect);
  if (chosen.analysis === 'share' && !chosen.cuped) {
    const [first, second] = sharesOf(chosen, effect);
    return isNoEffect(first, second) ? undefined : proportionsAtLevel(chosen, first, second);
  }
  const [first, second] = momentsOfArms(chosen, effect);
  if (!first || !second || isNoEffect(first.mean, second.mean)) return undefined;
  return meansAtLevel(chosen, first, second);
}

/** Units that bring as many requests as their test asks for, taken as independent. */
function unitsOfRequests(chosen: Settings, effect: Effect): UnitsAtLevel | undefined {
  const first = effect.unitSums('incumbent', chosen.unit);
  const second = effect.unitSums('challenger', chosen.unit);
  const quantity = chosen.metric === 'error' ? 'errors' : 'successes';
  const rateOf = (sums: UnitSums) => atMostOne(sums[quantity].sum / sums.requests);
  const [one, two] = [rateOf(first), rateOf(second)];
  if (isNoEffect(one, two)) return undefined;
  const requests = proportionsAtLevel(chosen, one, two);
  const ofUnit = (first.requests + second.requests) / (first.exposed + second.exposed);
  return (level) => {
    const found = requests(level);
    return found === undefined ? undefined : found / ofUnit;
  };
}

/** The challenger's units for each of the incumbent's that is counted. */
function armRatio({ challengerShare, holdout = 0 }: Settings): number {
  return challengerShare / (1 - challengerShare - holdout);
}

function proportionsAtLevel(chosen: Settings, first: number, second: number): UnitsAtLevel {
  return (level) =>
    sampleSizeTwoProportions({
      first,
      second,
      alpha: level,
      power: powerForPlanning,
      sides: 2,
      ratio: armRatio(chosen),
    })?.total;
}

function meansAtLevel(chosen: Settings, first: Moments, second: Moments): UnitsAtLevel | undefined {
  const ratio = armRatio(chosen);
  const variance = (first.m2 / first.count + second.m2 / second.count / ratio) / (1 + 1 / ratio);
  if (!(variance > 0)) return undefined;
  return (level) =>
    sampleSizeTwoMeans({
      difference: second.mean - first.mean,
      standardDeviation: Math.sqrt(variance),
      alpha: level,
      power: powerForPlanning,
      sides: 2,
      ratio,
      test: 'z',
    })?.total;
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
