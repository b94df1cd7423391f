import type { Predictions } from '../scenario/predictionsSchema.ts';
import type { World } from '../scenario/schema.ts';
import type { Role } from './behaviour.ts';
import { offlineShares } from './truth.ts';

/** Segments in which both models' predictions are distributed alike. */
export interface PredictionGroup {
  /** Their ids; undefined where they are all. */
  readonly segments: readonly string[] | undefined;
  /** Shares of the bins, summing to 1. */
  readonly shares: Readonly<Record<Role, readonly number[]>>;
}

/** Shares of the bins of a model's predictions in a segment: the nearest word wins, as with behaviours. */
export function predictionShares(predictions: Predictions, role: Role, segment: string): readonly number[] {
  const { incumbent } = predictions;
  const own = predictions[role];
  const inSegment = ({ segments }: Predictions['challenger']) =>
    Object.hasOwn(segments, segment) ? segments[segment] : undefined;
  return inSegment(own) ?? own.shares ?? inSegment(incumbent) ?? incumbent.shares;
}

/** Shares of the bins that the challenger predicts on the mix of requests that offline tests held. */
export function offlinePredictions({
  segments,
  predictions,
}: Pick<World, 'segments' | 'predictions'>): number[] | undefined {
  if (!predictions) return undefined;
  const mixed = predictions.incumbent.shares.map(() => 0);
  offlineShares(segments).forEach((share, segment) => {
    const shares = predictionShares(predictions, 'challenger', segments[segment]!.id);
    shares.forEach((ofBin, bin) => (mixed[bin]! += share * ofBin));
  });
  return mixed;
}

/** The segments of a world by what is predicted in them; none where nothing is. */
export function predictionGroups({
  segments,
  predictions,
}: Pick<World, 'segments' | 'predictions'>): PredictionGroup[] {
  if (!predictions) return [];
  const groups: { segments: string[]; shares: PredictionGroup['shares'] }[] = [];
  for (const { id } of segments) {
    const incumbent = predictionShares(predictions, 'incumbent', id);
    const challenger = predictionShares(predictions, 'challenger', id);
    const group = groups.find(
      ({ shares }) => shares.incumbent === incumbent && shares.challenger === challenger,
    );
    if (group) group.segments.push(id);
    else groups.push({ segments: [id], shares: { incumbent, challenger } });
  }
  return groups.length === 1 ? [{ ...groups[0]!, segments: undefined }] : groups;
}
