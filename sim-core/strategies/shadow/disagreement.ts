import type { McNemarMethod } from '../../statistics/index.ts';
import { pairsIn } from '../evidence.ts';
import { intervalsOfShares } from '../ownIntervals.ts';
import type { ComparisonRule } from './comparisonRule.ts';
import { pairTest } from './pairTest.ts';
import type { DisagreementRule } from './settings.ts';

/** The rule by which answers that differ are an alarm. */
export function disagreementRule(
  rule: DisagreementRule,
  level: number,
  method: McNemarMethod,
): ComparisonRule {
  switch (rule.kind) {
    case 'noise-test':
      return pairTest('disagreement', level, method);
    case 'noise-margin':
      return noiseMargin(rule);
    case 'limit':
      return shareLimit(rule.share);
  }
}

/**
 * Raw differences (incumbent, challenger) against noise (incumbent, incumbent again) on the same requests: alarms when
 * raw > noise, (raw - noise) / (raw + noise) is above the relative margin and (raw - noise) / requests above the absolute
 * one. Source: Diffy, `DifferencesFilterFactory` and `JoinedField`. It is no test: while differences are few, chance
 * alone goes beyond the margins.
 */
function noiseMargin({ relative, absolute }: { relative: number; absolute: number }): ComparisonRule {
  let requests = 0;
  let raw = 0;
  let noise = 0;
  const excess = () => (raw + noise > 0 ? (raw - noise) / (raw + noise) : 0);
  return {
    add({ answers }) {
      const { both, onlyIncumbent, onlyChallenger } = answers!.repeated;
      requests += pairsIn(answers!.repeated);
      raw += both + onlyChallenger;
      noise += both + onlyIncumbent;
    },
    alarms: () => raw > noise && excess() > relative && (raw - noise) / requests > absolute,
    comparison: () => ({
      metric: 'answers other than the incumbent’s at first',
      incumbent: requests > 0 ? noise / requests : null,
      challenger: requests > 0 ? raw / requests : null,
      statistic: requests > 0 ? excess() : null,
      judgedBy: { statisticName: 'relative difference', limit: relative },
      ownIntervals: intervalsOfShares({ events: noise, units: requests }, { events: raw, units: requests }),
    }),
  };
}

function shareLimit(limit: number): ComparisonRule {
  let pairs = 0;
  let differ = 0;
  return {
    add({ answers }) {
      pairs += answers!.compared;
      differ += answers!.differ;
    },
    alarms: () => pairs > 0 && differ / pairs > limit,
    comparison: () => ({
      metric: 'answers other than the incumbent’s',
      incumbent: null,
      challenger: pairs > 0 ? differ / pairs : null,
      statistic: pairs > 0 ? differ / pairs : null,
      judgedBy: { statisticName: 'share that differs', limit },
      ownIntervals: intervalsOfShares(undefined, { events: differ, units: pairs }),
    }),
  };
}
