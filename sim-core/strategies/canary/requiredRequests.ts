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
import { isNoEffect, powerForPlanning } from '../power.ts';
import type { RequiredSample } from '../strategy.ts';
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

function requiredBy(gate: Gate, settings: Settings, effect: Effect): RequiredSample {
  if (gate.kind === 'judge') {
    return gate.metrics.some((judged) => effectOf(judged, settings, effect)) ? 'unknown' : undefined;
  }
  const found = effectOf(gate, settings, effect, gate.kind === 'threshold' ? gate.margin : 0);
  if (!found) return undefined;
  const { normal, own, ratio } = found;
  const atLevel = (alpha: number) =>
    sampleSizeTwoProportions({
      first: own,
      second: normal,
      alpha,
      power: powerForPlanning,
      sides: 1,
      ratio,
    })?.first;
  switch (gate.kind) {
    case 'threshold':
    case 'cusum':
      return 'unknown';
    case 'z': {
      const alpha = normalUpperTail(gate.limit);
      // Beyond some 38 standard errors a tail cannot be told from nothing, and no sample is known.
      return alpha === 0 ? 'unknown' : (atLevel(alpha) ?? 'unknown');
    }
    case 'sequential': {
      if (gate.baseline.kind === 'fixed') return 'unknown';
      const least = atLevel(gate.alpha);
      if (least === undefined) return 'unknown';
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
  }
}

/**
 * Shares of requests with the metric, where the challenger's is worse by more than a margin, and the requests of the baseline for
 * each of its own.
 */
function effectOf(
  {
    metric,
    segment,
    baseline = { kind: 'concurrent' },
  }: Pick<MetricGate, 'metric' | 'segment'> & {
    readonly baseline?: MetricGate['baseline'];
  },
  { stages, beforeHours }: Settings,
  effect: Effect,
  margin = 0,
): { normal: number; own: number; ratio: number } | undefined {
  const { incumbent, challenger } = effect.served(segment);
  const key = rateKey[metric];
  const rate = baseline.kind === 'fixed' ? baseline.rate : incumbent[key];
  if (isNoEffect(rate, challenger[key])) return undefined;
  if ((challenger[key] - rate) * worseSign[metric] <= margin) return undefined;
  const largest = stages.reduce((one, other) => (other.share > one.share ? other : one));
  const ratio =
    baseline.kind === 'fixed'
      ? KNOWN_RATE
      : baseline.kind === 'before'
        ? beforeHours / (largest.share * largest.hours)
        : (1 - largest.share) / largest.share;
  // With everyone on the challenger nobody is left to compare with.
  if (ratio === 0) return undefined;
  return { normal: rate, own: challenger[key], ratio };
}
