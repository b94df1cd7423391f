import { evenlySpaced, sequentialExits } from '../../../sim-core/statistics/index.ts';
import type { Derivation, Figure } from '../story.ts';
import { play, shareOf, story } from '../story.ts';

/** Any verdict is a false one. */
const falseVerdicts =
  (planId: string, theory?: number, part = 1): Derivation =>
  (scenario, replications): Figure => {
    const { verdict } = play(scenario, planId, part * replications).columns;
    return { ...shareOf([...verdict].map((code) => code !== 0)), theory };
  };

/** The chance that 28 looks of the same size ever pass 1.96 standard errors (Armitage, McPherson and Rowe 1969). */
function naivePeeking(): number {
  const times = evenlySpaced(28);
  const exits = sequentialExits({ critical: times.map(() => 1.959964), times, sides: 2 }, 0);
  return [...exits.upper, ...exits.lower].reduce((sum, chance) => sum + chance, 0);
}

/** The bounds of 28 looks are worked out in every playing, which takes its time. */
const BOUNDED = 0.3;

story('impatient-dashboard', 1000, {
  '`ab` decides': falseVerdicts('ab', 0.05),
  '`ab-naive` decides': falseVerdicts('ab-naive', naivePeeking()),
  '`ab-group-sequential` decides': falseVerdicts('ab-group-sequential', 0.05, BOUNDED),
  '`ab-always-valid` decides': falseVerdicts('ab-always-valid'),
});
