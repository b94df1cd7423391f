import { exp, log } from '../numeric/index.ts';
import { intensityCorrelation } from './intensityCorrelation.ts';

/** Dispersion and correlation of the mean intensity of bins. */
export interface BinIntensity {
  readonly dispersion: number;
  /** Correlation of the intensities of neighbouring bins. */
  readonly lagOne: number;
}

/** The random intensity as a scenario holds it: by tick. */
export interface TickIntensity {
  readonly dispersion: number;
  readonly memoryHours: number;
}

const LONGEST_MEMORY_HOURS = 10_000;
/** A memory of an eighth of a tick leaves a correlation of 0.0003 between neighbours. */
const TICKS_OF_NO_MEMORY = 1 / 8;
const ROUNDS = 40;
const HALVINGS = 60;

/** Dispersion and lag-one correlation of bins that are each the mean of some ticks. */
export function binIntensityOf(tick: TickIntensity, tickHours: number, ticksPerBin: number): BinIntensity {
  if (tick.dispersion === 0) return { dispersion: 0, lagOne: 0 };
  const correlation = intensityCorrelation(tick.dispersion);
  const { kept, lagOne } = averaged(correlation, tick.memoryHours, tickHours, ticksPerBin);
  return { dispersion: tick.dispersion * kept, lagOne };
}

/**
 * The dispersion and memory of ticks whose means over `ticksPerBin` have the dispersion and lag-one correlation
 * of the given bins: averaging takes dispersion away, the more the shorter the memory. A correlation that no
 * memory gives becomes the shortest or longest there is.
 */
export function tickIntensityOf(bin: BinIntensity, tickHours: number, ticksPerBin: number): TickIntensity {
  let tick: TickIntensity = { dispersion: bin.dispersion, memoryHours: 1 };
  if (bin.dispersion === 0) return tick;
  // The correlation depends on the dispersion a little, so both are found in turns.
  for (let round = 0; round < ROUNDS; round += 1) {
    const correlation = intensityCorrelation(tick.dispersion);
    let low = log(tickHours * TICKS_OF_NO_MEMORY);
    let high = log(LONGEST_MEMORY_HOURS);
    for (let halving = 0; halving < HALVINGS; halving += 1) {
      const middle = (low + high) / 2;
      if (averaged(correlation, exp(middle), tickHours, ticksPerBin).lagOne < bin.lagOne) low = middle;
      else high = middle;
    }
    const memoryHours = exp((low + high) / 2);
    const { kept } = averaged(correlation, memoryHours, tickHours, ticksPerBin);
    const dispersion = bin.dispersion / kept;
    const settled = Math.abs(dispersion / tick.dispersion - 1) < 1e-9;
    tick = { dispersion, memoryHours };
    if (settled && round > 0) break;
  }
  return tick;
}

/** Share of a tick's variance that is left in a bin's mean, and the correlation of neighbouring bins. */
function averaged(
  correlation: (gaussian: number) => number,
  memoryHours: number,
  tickHours: number,
  ticks: number,
): { kept: number; lagOne: number } {
  let same = ticks;
  let next = 0;
  for (let lag = 1; lag < 2 * ticks; lag += 1) {
    const alike = correlation(exp((-lag * tickHours) / memoryHours));
    if (lag < ticks) same += 2 * (ticks - lag) * alike;
    next += (ticks - Math.abs(ticks - lag)) * alike;
  }
  return { kept: same / (ticks * ticks), lagOne: next / same };
}
