import { useDeferredValue } from 'react';
import type { World } from '../../../sim-core/index.ts';
import type { Json, Path } from '../../store/path.ts';
import { PreviewChart } from './PreviewChart.tsx';
import type { PreviewLine } from './PreviewChart.tsx';
import { driftPreview, feedbackPreview } from './changePreview.ts';
import { readWorld } from './moments.ts';
import { sayPlace } from './previewWords.ts';
import { trafficPreview } from './trafficPreview.ts';

/** What a whole part of the world does over the horizon, ready to be drawn. */
export interface PartPreview {
  readonly title: string;
  readonly takeaway: string;
  /** What is along the bottom. */
  readonly axis: string;
  /** Its right end, in hours. */
  readonly end: number;
  readonly places: readonly number[];
  readonly lines: readonly PreviewLine[];
  readonly say: (value: number) => string;
  /** Values along the axis, where there is little room. */
  readonly sayTick?: (value: number) => string;
}

/** What a part of the world does, drawn over the horizon; nothing for parts that do nothing over time. */
export function PartPreview({
  document,
  path,
  hasProblems,
}: {
  document: Json;
  path: Path;
  hasProblems: boolean;
}) {
  const draft = useDeferredValue(document);
  const isDrawn = path[0] === 'world' && Object.hasOwn(previews, String(path[1])) && path.length <= 3;
  if (!isDrawn) return null;
  const world = readWorld(draft);
  const preview = world && !hasProblems ? previewOf(world, path) : undefined;
  if (!preview) return <p className="help preview">What it does is drawn once it has no problems.</p>;
  return (
    <div className="preview">
      <PreviewChart key={path.join('/')} {...preview} sayPlace={sayPlace('hours')} />
    </div>
  );
}

/** How each part of a world is drawn; the index is that of the selected entry. */
const previews: Readonly<Record<string, (world: World, index: number) => PartPreview | undefined>> = {
  traffic: (world) => trafficPreview(world),
  drifts: (world, index) => world.drifts[index] && driftPreview(world.drifts[index], world),
  feedbacks: (world, index) => world.feedbacks[index] && feedbackPreview(world.feedbacks[index], world),
};

function previewOf(world: World, [, part, index]: Path): PartPreview | undefined {
  return previews[String(part)]?.(world, Number(index ?? 0));
}
