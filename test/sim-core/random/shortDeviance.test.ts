import { describe, expect, it } from 'vitest';
import { poissonDeviance, stirlingError } from '../../../sim-core/numeric/index.ts';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import {
  LARGEST_SHORT_DISTANCE,
  SMALLEST_SHORT_COUNT,
  STIRLING_TOLERANCE,
  relativeDistance,
  shortDeviance,
  shortDevianceTolerance,
} from '../../../sim-core/random/shortDeviance.ts';

describe('shortDeviance', () => {
  it('is within its tolerance of twice the deviance, and not always far within', () => {
    const random = openStream(streamKey('1', 'short deviance'), 0);
    let worst = 0;
    for (let trial = 0; trial < 100_000; trial += 1) {
      const mean = 10 ** (1 + 4 * random.uniform());
      const x = Math.round(mean * (0.85 + 0.3 * random.uniform()));
      const v = relativeDistance(x, mean);
      if (Math.abs(v) > LARGEST_SHORT_DISTANCE) continue;
      const missing = Math.abs(shortDeviance(x, mean, v) - 2 * poissonDeviance(x, mean));
      worst = Math.max(worst, (missing - 1e-10) / shortDevianceTolerance(x, v));
    }
    expect(worst).toBeLessThan(1);
    expect(worst).toBeGreaterThan(0.75);
  });

  it('goes with a Stirling error within its tolerance', () => {
    for (let count = SMALLEST_SHORT_COUNT; count < 10_000; count += 1) {
      const missing = Math.abs(2 * stirlingError(count) - 1 / (6 * count));
      expect(missing).toBeLessThan(STIRLING_TOLERANCE);
    }
  });
});
