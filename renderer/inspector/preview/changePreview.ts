import { driftProgress, feedbackProgress } from '../../../sim-core/index.ts';
import type { Drift, Feedback, World } from '../../../sim-core/index.ts';
import { formatHours } from '../../format/durations.ts';
import type { PartPreview } from './PartPreview.tsx';

/** Points that are drawn. */
const SAMPLES = 480;

/** A gradual change never quite is complete; this near to all of it is said to be. */
const ALL_BUT_COMPLETE = 0.975;

/** Probabilities that a change is added to, as people call them. */
const quantityWords: Readonly<Record<Drift['quantity'], string>> = {
  error: 'errors',
  success: 'success',
  share: 'share of the segment',
};

/** How much of a drift is in force at every hour, in points of what it changes; undefined while it lacks hours. */
export function driftPreview(drift: Drift, { horizonHours }: World): PartPreview | undefined {
  const places = Array.from({ length: SAMPLES + 1 }, (_, index) => (horizonHours * index) / SAMPLES);
  const inForce = places.map((hours) => driftProgress(drift, hours));
  // Hours that its shape needs are missing; its own fields say so.
  if (inForce.some(Number.isNaN)) return undefined;
  const enough = drift.shape === 'gradual' ? ALL_BUT_COMPLETE : 1 - 1e-9;
  const complete = places[inForce.findIndex((part) => part >= enough)];
  const course =
    drift.atHours >= horizonHours ? 'not within the horizon' : courseWords(drift, complete, inForce);
  return {
    title: 'What it adds over the horizon',
    takeaway: `${sayPoints(drift.change)} to the ${quantityWords[drift.quantity]}${ofWhom(drift)}: ${course}.`,
    axis: 'points over hours since the world began',
    end: horizonHours,
    places,
    lines: [{ name: 'Added', values: inForce.map((part) => part * drift.change) }],
    say: sayPoints,
    sayTick: (change) => sayPoints(change).replace(/ points?$/, ''),
  };
}

/** How much of a feedback builds up while the challenger answers everyone, a tenth of them, or a hundredth. */
export function feedbackPreview(feedback: Feedback, { horizonHours }: World): PartPreview {
  const places = Array.from({ length: SAMPLES + 1 }, (_, index) => (horizonHours * index) / SAMPLES);
  const line = (share: number, name: string) => ({
    name,
    values: places.map((hours) => feedback.change * feedbackProgress(feedback, hours * share)),
  });
  const lines = [line(1, 'answering everyone'), line(0.1, 'answering 10%')];
  const [everyone, tenth] = lines.map(({ values }) => values.at(-1)!);
  return {
    title: 'What it adds over the horizon',
    takeaway: `After ${formatHours(horizonHours)} of answering everyone ${sayPoints(everyone!)} to the ${quantityWords[feedback.quantity]}${ofWhom(feedback)}; ${sayPoints(tenth!)} where the challenger answers 10%.`,
    axis: 'points over hours of its service',
    end: horizonHours,
    places,
    lines,
    say: sayPoints,
    sayTick: (change) => sayPoints(change).replace(/ points?$/, ''),
  };
}

function ofWhom({
  model,
  quantity,
}: {
  readonly model: Drift['model'];
  readonly quantity: Drift['quantity'];
}): string {
  if (quantity === 'share') return '';
  return model === 'both' ? ' of both models' : ` of the ${model}`;
}

function courseWords(drift: Drift, complete: number | undefined, inForce: readonly number[]): string {
  const { shape, atHours, overHours = 0, everyHours = 0 } = drift;
  const start = atHours === 0 ? 'from the start' : `from ${formatHours(atHours)} on`;
  if (shape === 'sudden') return `all at once, ${start}`;
  if (shape === 'outlier') return `once, ${start}, for ${formatHours(overHours)}`;
  if (shape === 'recurring') {
    return `${start}, every ${formatHours(everyHours)} for ${formatHours(overHours)}`;
  }
  return complete === undefined
    ? `${start}, of which ${sayPoints(drift.change * inForce.at(-1)!)} are in force at the end of the horizon`
    : `${start}, complete after ${formatHours(complete)}`;
}

/** "+0.05 points", "−2 points": what is added to a probability in percent. */
function sayPoints(change: number): string {
  const points = Number((change * 100).toPrecision(3));
  return `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}
