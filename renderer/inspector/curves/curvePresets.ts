import type { CurveAxis, CurvePoint } from './curve.ts';

/** A shape that a curve can be given at once. */
export interface CurvePreset {
  readonly name: string;
  readonly note: string;
  readonly points: readonly CurvePoint[];
}

/** What a preset is drawn with. */
export interface PresetRange {
  /** Where the curve begins: most of them come from or go to it. */
  readonly base: number;
  /** The other height. */
  readonly peak: number;
  /** Length of the axis, in hours; for shares 1. */
  readonly end: number;
}

/** Most points of a wave: what the scenario takes, with room for more. */
const MOST_POINTS = 900;

const DAY = 24;
const WEEK = 168;

/**
 * The heights between which presets are drawn: where the curve is, and twice that, or, of what has no room above, half.
 * @param high the greatest value there can be
 */
export function presetHeights(points: readonly CurvePoint[], high: number, ordinary: number) {
  const values = points.map(({ value }) => value);
  const base = values[0] ?? 0;
  const other = values.reduce(
    (far, value) => (Math.abs(value - base) > Math.abs(far - base) ? value : far),
    base,
  );
  if (other !== base) return { base, peak: other };
  if (base === 0) return { base, peak: Math.min(high, ordinary) };
  return { base, peak: 2 * base <= high ? 2 * base : base / 2 };
}

/** The shapes that suit what a curve runs over. */
export function curvePresets(over: CurveAxis, range: PresetRange): readonly CurvePreset[] {
  return over === 'share' ? overShares(range) : overHours(range);
}

function overShares({ base, peak }: PresetRange): readonly CurvePreset[] {
  return [
    { name: 'Constant', note: 'The same at every share', points: [{ at: 0, value: base }] },
    {
      name: 'Grows with the share',
      note: 'In a straight line from nobody to everyone',
      points: joined([0, base], [1, peak]),
    },
    {
      name: 'Breaks beyond a share',
      note: 'As before up to 20%, other from 25% on',
      points: joined([0.2, base], [0.25, peak]),
    },
    {
      name: 'Saturates',
      note: 'Most of the change at small shares',
      points: joined([0, base], [0.1, between(base, peak, 0.6)], [0.3, between(base, peak, 0.9)], [1, peak]),
    },
  ];
}

function overHours({ base, peak, end }: PresetRange): readonly CurvePreset[] {
  const middle = tidy(end / 2);
  const brief = tidy(Math.min(1, end / 100));
  const quarter = tidy(end / 4);
  const waves = [wave('Daily wave', DAY, 6), wave('Weekly wave', WEEK, 14)];
  return [
    { name: 'Constant', note: 'The same at every hour', points: [{ at: 0, value: base }] },
    {
      name: 'Step',
      note: 'Changes at once, half-way',
      points: joined([middle, base], [middle + brief, peak]),
    },
    { name: 'Ramp', note: 'Changes evenly over the horizon', points: joined([0, base], [end, peak]) },
    {
      name: 'Warm-up',
      note: 'Begins other and settles within a quarter',
      points: joined([0, peak], [quarter, base]),
    },
    {
      name: 'Fade out',
      note: 'A novelty: most of it is gone soon, the rest slowly',
      points: joined(
        [0, peak],
        [tidy(end / 16), between(base, peak, 0.5)],
        [tidy(end / 8), between(base, peak, 0.25)],
        [quarter, between(base, peak, 0.06)],
        [middle, base],
      ),
    },
    {
      name: 'Spike',
      note: 'Comes once and goes again',
      points: joined([middle - quarter / 4, base], [middle, peak], [middle + quarter / 4, base]),
    },
    ...waves.filter(({ points }) => points.length > 1 && points.length <= MOST_POINTS),
  ];

  function wave(name: string, period: number, steps: number): CurvePreset {
    const count = end >= period ? Math.floor((end / period) * steps) + 1 : 0;
    const points = Array.from({ length: Math.min(count, MOST_POINTS + 1) }, (_, index) => ({
      at: tidy((index * period) / steps),
      value: between(base, peak, (1 - Math.cos((2 * Math.PI * index) / steps)) / 2),
    }));
    return { name, note: `Comes and goes every ${period === DAY ? 'day' : 'week'}`, points };
  }
}

function joined(...points: readonly (readonly [at: number, value: number])[]): CurvePoint[] {
  return points.map(([at, value]) => ({ at: tidy(at), value }));
}

function between(base: number, peak: number, part: number): number {
  return tidy(base + (peak - base) * part);
}

function tidy(value: number): number {
  return Number(value.toPrecision(6));
}
