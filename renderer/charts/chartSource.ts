import { createContext } from 'react';
import type { SimulationResult } from '../../sim-core/index.ts';
import { formatWhole } from '../format/numbers.ts';

/** What the numbers of a chart are of, so that a saved one can be made again. */
export interface ChartSource {
  /** Name of the scenario. */
  readonly name: string;
  readonly hash: string;
  readonly seed: number;
  readonly replications: number;
  /** True where the run was stopped before its end. */
  readonly partial: boolean;
}

/** What the charts of a result are of. */
export function sourceOf({ scenario, seed, replications, partial }: SimulationResult): ChartSource {
  return { ...scenario, seed, replications, partial };
}

/** The source of every chart within; undefined where nothing has been played. */
export const ChartSourceContext = createContext<ChartSource | undefined>(undefined);

/** The line under a saved chart. */
export function sourceLine({ name, hash, seed, replications, partial }: ChartSource): string {
  const played = `${formatWhole(replications)} replications${partial ? ' (stopped early)' : ''}`;
  return `Rollout Lab · ${name} · ${played} · seed ${seed} · scenario ${hash}`;
}

/** A file name for what is saved of a chart: "slow-burn-how-soon-is-the-harm-caught.svg". */
export function chartFileName(title: string, source: ChartSource | undefined, extension: string): string {
  const words = `${source?.name ?? ''} ${title}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['chart'];
  return `${words.join('-').slice(0, 120)}.${extension}`;
}
