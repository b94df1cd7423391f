import { exp, log } from '../../numeric/index.ts';
import { findRoot } from '../../statistics/findRoot.ts';
import {
  mixtureCriticalValue,
  mixtureSpread,
  normalUpperTail,
  sampleSizeTwoProportions,
} from '../../statistics/index.ts';
import type { Effect } from '../../world/effect.ts';
import { worseSign } from '../pooledGate.ts';
import { differenceOf, isNoEffect, powerForPlanning } from '../power.ts';
import type { Contrast, NoSizing, RequiredSample, Sizing } from '../strategy.ts';
import { rateKey } from './counts.ts';
import type { Gate, MetricGate } from './gateSettings.ts';
import type { Settings } from './settings.ts';

/** Requests of the incumbent for each of the challenger where its rate is known: the formula's limit, to all its digits. */
const KNOWN_RATE = 1e15;

/**
 * Canary requests with which the first of the gates acts for which theory has a number, one that looks once in the largest
 * stage: z-tests, and sequential tests against the incumbent at the same time, of which that is the last look. Unknown where only
 * gates of other kinds have anything to find.
 */
export function requiredRequests(settings: Settings, effect: Effect): RequiredSample {
  const asked = settings.gates.map((gate) => requiredBy(gate, settings, effect));
  const known = asked.filter((each) => typeof each === 'number');
  if (known.length > 0) return Math.min(...known);
  return asked.includes('unknown') ? 'unknown' : undefined;
}

/** What the sample of the gate hangs on by which `requiredRequests` goes, or of the first that has a formula. */
export function sizing(settings: Settings, effect: Effect): Sizing | NoSizing {
  const planned = settings.gates.flatMap((gate) => {
    const found = contrastOf(gate, settings, effect);
    return found ? [{ ...found, asked: requiredBy(gate, settings, effect) }] : [];
  });
  const [first, ...others] = planned;
  if (!first) {
    const isComparable = settings.gates.some(({ kind }) => kind === 'z' || kind === 'sequential');
    return {
      unknown: isComparable
        ? 'None of its gates has anybody left to compare with, or anything to count.'
        : 'For gates of these kinds no formula gives a sample: how often they act is for the simulation to show.',
    };
  }
  const units = ({ asked }: typeof first) => (typeof asked === 'number' ? asked : Infinity);
  const { asked: _, ...contrast } = others.reduce(
    (one, other) => (units(other) < units(one) ? other : one),
    first,
  );
  const stage = settings.stages.indexOf(largestStage(settings));
  return {
    ...contrast,
    gate: stage,
    sharePath: ['stages', stage, 'share'],
    hoursPath: ['stages', stage, 'hours'],
  };
}

function requiredBy(gate: Gate, settings: Settings, effect: Effect): RequiredSample {
  if (gate.kind === 'judge') {
    return gate.metrics.some((judged) => seesEffect(ratesOf(judged, settings, effect), judged))
      ? 'unknown'
      : undefined;
  }
  const found = ratesOf(gate, settings, effect);
  if (!found || !seesEffect(found, gate, gate.kind === 'threshold' ? gate.margin : 0)) return undefined;
  if (gate.kind !== 'z' && gate.kind !== 'sequential') return 'unknown';
  return unitsOf(gate, found, powerForPlanning) ?? 'unknown';
}

/** Undefined for a gate that no formula is for, or that has nothing to compare. */
function contrastOf(gate: Gate, settings: Settings, effect: Effect): Contrast | undefined {
  if (gate.kind !== 'z' && gate.kind !== 'sequential') return undefined;
  const found = ratesOf(gate, settings, effect);
  if (!found || Number.isNaN(found.normal + found.own)) return undefined;
  const { normal, own } = found;
  const worse = worseSign(gate.metric);
  const level = gate.kind === 'z' ? normalUpperTail(gate.limit) : gate.alpha;
  if (level === 0 || (gate.kind === 'sequential' && gate.baseline.kind === 'fixed')) return undefined;
  return {
    measure: `${gate.metric === 'slow' ? 'slow answers' : gate.metric} per request`,
    isShare: true,
    baseline: normal,
    difference: differenceOf(normal, own),
    range: worse > 0 ? [0, 1 - normal] : [-normal, 0],
    worseSign: worse,
    level,
    required: (difference, power) => {
      const tried = difference === own - normal ? own : Math.min(1, Math.max(0, normal + difference));
      return unitsOf(gate, { ...found, own: tried }, power);
    },
    source: `Fleiss, Levin and Paik 2003, Statistical Methods for Rates and Proportions, eq. 4.14${
      gate.kind === 'z'
        ? ', one-sided at the limit of the gate.'
        : ', at the level of the last look of the sequential test.'
    }`,
  };
}

/** Requests of the challenger with which a gate finds its rate to be other; undefined where none are known to suffice. */
function unitsOf(
  gate: Extract<Gate, { kind: 'z' | 'sequential' }>,
  { normal, own, ratio }: Rates,
  power: number,
): number | undefined {
  const atLevel = (alpha: number) =>
    sampleSizeTwoProportions({ first: own, second: normal, alpha, power, sides: 1, ratio })?.first;
  if (gate.kind === 'z') {
    const alpha = normalUpperTail(gate.limit);
    // Beyond some 38 standard errors a tail cannot be told from nothing, and no sample is known.
    return alpha === 0 ? undefined : atLevel(alpha);
  }
  if (gate.baseline.kind === 'fixed') return undefined;
  const least = atLevel(gate.alpha);
  if (least === undefined) return undefined;
  const spread = mixtureSpread(gate.tunedForEvents, gate.alpha);
  const pooled = (own + ratio * normal) / (1 + ratio);
  const missing = (logRequests: number) => {
    const information = exp(logRequests) * pooled * (1 - pooled) * (ratio / (1 + ratio));
    const level = normalUpperTail(mixtureCriticalValue(gate.alpha, information, spread, 1));
    // A level that cannot be told from 0 asks for more than any number of requests.
    return level > 0 ? log(atLevel(level)!) - logRequests : Infinity;
  };
  return exp(findRoot(missing, log(least), log(least) + 30, 1e-9));
}

/** Shares of requests with a metric, and the requests of the baseline for each of the challenger's. */
interface Rates {
  readonly normal: number;
  readonly own: number;
  readonly ratio: number;
}

function largestStage({ stages }: Settings): Settings['stages'][number] {
  return stages.reduce((one, other) => (other.share > one.share ? other : one));
}

/** Whether the challenger's share is worse by more than a margin. */
function seesEffect(rates: Rates | undefined, { metric }: Pick<MetricGate, 'metric'>, margin = 0): boolean {
  if (!rates || isNoEffect(rates.normal, rates.own)) return false;
  return (rates.own - rates.normal) * worseSign(metric) > margin;
}

/** Undefined where everyone is on the challenger, and nobody is left to compare with. */
function ratesOf(
  {
    metric,
    segment,
    baseline = { kind: 'concurrent' },
  }: Pick<MetricGate, 'metric' | 'segment'> & {
    readonly baseline?: MetricGate['baseline'];
  },
  settings: Settings,
  effect: Effect,
): Rates | undefined {
  const { incumbent, challenger } = effect.served(segment);
  const key = rateKey[metric];
  const largest = largestStage(settings);
  const ratio =
    baseline.kind === 'fixed'
      ? KNOWN_RATE
      : baseline.kind === 'before'
        ? settings.beforeHours / (largest.share * largest.hours)
        : (1 - largest.share) / largest.share;
  if (ratio === 0) return undefined;
  return { normal: baseline.kind === 'fixed' ? baseline.rate : incumbent[key], own: challenger[key], ratio };
}
