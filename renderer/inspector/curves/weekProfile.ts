/** Hours of a week, Monday 00:00 first. */
const HOURS = 168;
const DAY = 24;

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Most that a weight is drawn above the mean. */
const HEADROOM = 1.3;

/** Whether so many numbers are weights of the steps of a week. */
export function isWeekProfile(count: number): boolean {
  return count > 0 && count % HOURS === 0;
}

/** When a step of the week begins: "Tuesday 09:30". */
export function sayStep(step: number, steps: number): string {
  const minutes = (step * HOURS * 60) / steps;
  const day = DAYS[Math.floor(minutes / (DAY * 60))] ?? '';
  const ofDay = minutes % (DAY * 60);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${day} ${two(ofDay / 60)}:${two(ofDay % 60)}`;
}

export function meanOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
}

/** Top of the axis: room above the highest weight. */
export function topOf(weights: readonly number[]): number {
  const highest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return highest > 0 ? highest * HEADROOM : 1;
}

/** The weights with one stretch drawn anew, along a straight line between two of its steps. */
export function withStroke(
  weights: readonly number[],
  from: { readonly step: number; readonly weight: number },
  to: { readonly step: number; readonly weight: number },
): readonly number[] {
  const [left, right] = from.step <= to.step ? [from, to] : [to, from];
  return weights.map((weight, step) => {
    if (step < left.step || step > right.step) return weight;
    const part = right.step === left.step ? 1 : (step - left.step) / (right.step - left.step);
    const drawn = step === to.step ? to.weight : left.weight + part * (right.weight - left.weight);
    return Number(Math.max(0, drawn).toPrecision(3));
  });
}

/** A shape that a week can be given at once; `weights` are what it has. */
export interface WeekShape {
  readonly name: string;
  readonly note: string;
  readonly apply: (weights: readonly number[]) => readonly number[];
}

const eachStep =
  (weightAt: (hour: number, day: number) => number) =>
  (weights: readonly number[]): readonly number[] =>
    weights.map((_, step) => {
      const hour = (step * HOURS) / weights.length;
      return Number(weightAt(hour % DAY, Math.floor(hour / DAY)).toPrecision(3));
    });

const wave = (hour: number, peak: number, swing: number) =>
  1 + swing * Math.cos((2 * Math.PI * (hour - peak)) / DAY);

export const weekShapes: readonly WeekShape[] = [
  { name: 'Level', note: 'The same at every hour', apply: eachStep(() => 1) },
  {
    name: 'Day and night',
    note: 'A peak at 14:00, quiet at night',
    apply: eachStep((hour) => wave(hour, 14, 0.6)),
  },
  { name: 'Evenings', note: 'A peak at 20:00', apply: eachStep((hour) => wave(hour, 20, 0.7)) },
  {
    name: 'Office hours',
    note: '9 to 17 on weekdays, little else',
    apply: eachStep((hour, day) => (day < 5 && hour >= 9 && hour < 17 ? 3 : 0.3)),
  },
  {
    name: 'Quieter weekend',
    note: 'What it is, with 60% of it on Saturday and Sunday',
    apply: (weights) =>
      weights.map((weight, step) =>
        step * HOURS >= 5 * DAY * weights.length ? Number((weight * 0.6).toPrecision(3)) : weight,
      ),
  },
  {
    name: 'Smoother',
    note: 'Every step with its two neighbours averaged in',
    apply: (weights) =>
      weights.map((weight, step) => {
        const before = weights.at(step - 1)!;
        const after = weights[(step + 1) % weights.length]!;
        return Number(((before + 2 * weight + after) / 4).toPrecision(3));
      }),
  },
];
