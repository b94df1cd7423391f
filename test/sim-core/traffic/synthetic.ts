import { openStream, streamKey } from '../../../sim-core/random/index.ts';
import type { Traffic } from '../../../sim-core/scenario/schema.ts';
import type { CountSeries } from '../../../sim-core/traffic/index.ts';
import { synthesizeCounts } from '../../../sim-core/traffic/index.ts';
import { worldOf } from '../world/worldOf.ts';

/** Traffic with a clear day and a quieter weekend. */
export function trafficOf(settings: Record<string, unknown> = {}): Traffic {
  const shape = { kind: 'cycle', dailyAmplitude: 0.6, peakHour: 15, weekendFactor: 0.7 };
  return worldOf({ traffic: { requestsPerSecond: 0.5, shape, ...settings } }).traffic;
}

export interface Layout {
  readonly binMinutes: number;
  readonly tickMinutes: number;
  readonly weeks: number;
  readonly firstMinuteOfWeek?: number;
  /** Which bins were counted; all if left out. */
  readonly counted?: (bin: number) => boolean;
}

/** A synthetic series, another for every seed. */
export function seriesOf(traffic: Traffic, layout: Layout, seed: number): CountSeries {
  const { binMinutes, tickMinutes, weeks, firstMinuteOfWeek = 0, counted = () => true } = layout;
  const length = Math.round((weeks * 10_080) / binMinutes);
  const bins = Int32Array.from({ length }, (_, bin) => bin).filter(counted);
  const random = openStream(streamKey('test', 'counts'), seed);
  return synthesizeCounts(random, traffic, tickMinutes, { binMinutes, firstMinuteOfWeek, bins });
}

/** Mean of values, its standard error and their standard deviation. */
export function spreadOf(values: readonly number[]): { mean: number; error: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (values.length - 1));
  return { mean, error: deviation / Math.sqrt(values.length), deviation };
}
