import { normalUpperTail, sampleSizeTwoProportions } from '../../statistics/index.ts';
import type { Effect } from '../../world/effect.ts';
import { worseSign } from '../pooledGate.ts';
import { isNoEffect, powerForPlanning } from '../power.ts';
import { rateKey } from './counts.ts';
import type { MetricGate } from './gateSettings.ts';
import type { Settings } from './settings.ts';

/** Requests of the incumbent for each of the challenger where its rate is known: the formula's limit, to all its digits. */
const KNOWN_RATE = 1e15;

/**
 * Canary requests with which the first of the gates acts whose theory is known, one that looks once in the largest stage: the
 * z-tests. Undefined where none of them has anything to find.
 */
export function requiredRequests(settings: Settings, effect: Effect): number | undefined {
  const needed = settings.gates.flatMap((gate) => {
    const requests = gate.kind === 'z' ? requestsOf(gate, gate.limit, settings, effect) : undefined;
    return requests === undefined ? [] : [requests];
  });
  return needed.length > 0 ? Math.min(...needed) : undefined;
}

function requestsOf(
  { metric, segment, baseline }: MetricGate,
  limit: number,
  { stages, beforeHours }: Settings,
  effect: Effect,
): number | undefined {
  const alpha = normalUpperTail(limit);
  // Beyond some 38 standard errors a tail cannot be told from nothing, and no sample is known.
  if (alpha === 0) return undefined;
  const { incumbent, challenger } = effect.served(segment);
  const key = rateKey[metric];
  const normal = baseline.kind === 'fixed' ? baseline.rate : incumbent[key];
  if (isNoEffect(normal, challenger[key]) || (challenger[key] - normal) * worseSign[metric] < 0)
    return undefined;
  const largest = stages.reduce((one, other) => (other.share > one.share ? other : one));
  const ratio =
    baseline.kind === 'fixed'
      ? KNOWN_RATE
      : baseline.kind === 'before'
        ? beforeHours / (largest.share * largest.hours)
        : (1 - largest.share) / largest.share;
  if (ratio === 0) return undefined;
  return sampleSizeTwoProportions({
    first: challenger[key],
    second: normal,
    alpha,
    power: powerForPlanning,
    sides: 1,
    ratio,
  })?.first;
}
