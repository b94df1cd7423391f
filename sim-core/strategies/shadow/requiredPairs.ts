import { sampleSizePairs } from '../../statistics/index.ts';
import type { Effect } from '../../world/effect.ts';
import { differenceOf, powerForPlanning } from '../power.ts';
import type { Contrast, NoSizing, RequiredSample, Sizing } from '../strategy.ts';
import type { PairedName } from './pairTest.ts';
import { against, pairWords } from './pairTest.ts';
import type { ComparisonName, Settings } from './settings.ts';
import { disagreementOf, levelOf, noiseShareOf } from './settings.ts';

/** Pairs with which the first of the comparisons acts that is a test and has anything to find. */
export function requiredPairs(chosen: Settings, effect: Effect): RequiredSample {
  const needed = chosen.comparisons.flatMap((name) => {
    const contrast = contrastOf(name, chosen, effect);
    if (!contrast?.seesHarm) return [];
    return contrast.required(contrast.difference, powerForPlanning) ?? [];
  });
  return needed.length > 0 ? Math.min(...needed) : undefined;
}

/** What the pairs of the comparison hang on by which `requiredPairs` goes, or of the first that is a test. */
export function sizing(chosen: Settings, effect: Effect): Sizing | NoSizing {
  const contrasts = chosen.comparisons.flatMap((name) => contrastOf(name, chosen, effect) ?? []);
  const [first, ...others] = contrasts;
  if (!first) {
    return {
      unknown:
        'None of its comparisons is a test with anything to find: the models never differ in it, or it goes by a limit, which has no power to plan.',
    };
  }
  const asked = ({ seesHarm, required, difference }: typeof first) =>
    (seesHarm ? required(difference, powerForPlanning) : undefined) ?? Infinity;
  const { seesHarm: _, ...contrast } = others.reduce(
    (one, other) => (asked(other) < asked(one) ? other : one),
    first,
  );
  return { ...contrast, gate: 0, sharePath: ['share'], hoursPath: ['hours'] };
}

/** Undefined for limits, margins and distances, which have no power to plan, and where the models never differ. */
function contrastOf(
  name: ComparisonName,
  chosen: Settings,
  effect: Effect,
): (Contrast & { readonly seesHarm: boolean }) | undefined {
  if (name === 'predictions') return undefined;
  if (name === 'disagreement' && disagreementOf(chosen)!.kind !== 'noise-test') return undefined;
  const { incumbent, challenger } = against(name, effect.discordant(name));
  const discordant = incumbent + challenger;
  if (!(discordant > 0)) return undefined;
  const lead = differenceOf(incumbent, challenger);
  const level = levelOf(chosen);
  return {
    measure: measureOf(name),
    isShare: true,
    baseline: 0,
    difference: lead,
    range: [0, discordant],
    worseSign: 1,
    level,
    seesHarm: lead > 0,
    required(difference, power) {
      const [onlyFirst, onlySecond] =
        difference === lead
          ? [incumbent, challenger]
          : [Math.max(0, (discordant - difference) / 2), Math.max(0, (discordant + difference) / 2)];
      const pairs = sampleSizePairs({ onlyFirst, onlySecond, alpha: level, power, sides: 1 });
      // Of the pairs only some are run a second time.
      return pairs !== undefined && name === 'disagreement' ? pairs / noiseShareOf(chosen) : pairs;
    },
    source:
      'Miettinen 1968, Biometrics 24, 339-352; Connor 1987, Biometrics 43, 207-211, eq. 2, at the level of one look.',
  };
}

function measureOf(name: PairedName): string {
  return `requests ${pairWords[name]}, the challenger’s less the incumbent’s`;
}
