import { describe, expect, it } from 'vitest';
import { log } from '../../../sim-core/numeric/index.ts';
import { compareWithExponential } from '../../../sim-core/random/exponentialTest.ts';
import { openStream, streamKey } from '../../../sim-core/random/index.ts';

const random = () => openStream(streamKey('1', 'exponential test'), 0);

describe('compareWithExponential', () => {
  it('never contradicts the logarithm, wherever in the tolerance the exponent lies', () => {
    const luck = random();
    let decided = 0;
    const trials = 200_000;
    for (let trial = 0; trial < trials; trial += 1) {
      const exponent = 26 * luck.uniform() - 1;
      const tolerance = luck.uniform() < 0.5 ? 1e-6 : 1e-3 * luck.uniform();
      // Close to the exponential, where a mistake would show.
      const value = Math.exp(-exponent) * (1 + 0.01 * (luck.uniform() - 0.5));
      const comparison = compareWithExponential(value, exponent, tolerance);
      if (comparison === 0) continue;
      decided += 1;
      for (const shift of [-tolerance, 0, tolerance]) {
        if (log(value) <= -(exponent + shift) !== comparison < 0)
          throw new Error(`${value} against exp(-${exponent} -+ ${tolerance}): ${comparison}`);
      }
    }
    expect(decided).toBeGreaterThan(trials / 2);
  });

  it('leaves open what it has no table for', () => {
    expect(compareWithExponential(0.5, -0.1, 0)).toBe(0);
    expect(compareWithExponential(1e-9, 24, 0)).toBe(0);
    expect(compareWithExponential(0.5, 20, 2e-3)).toBe(0);
    expect(compareWithExponential(0.5, Number.NaN, 0)).toBe(0);
  });
});
