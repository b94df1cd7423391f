import type { StreamKey } from '../random/index.ts';
import { openStream, streamKey } from '../random/index.ts';
import type { Random } from '../random/index.ts';

/**
 * The named random streams of a replication. Plans open the same streams anew, so they share the world's luck
 * and adding a plan never changes another's draws.
 */
export const streamNames = [
  'parameters',
  'traffic',
  'outcomes',
  'users',
  'routing',
  'labels',
  'split',
] as const;
export type StreamName = (typeof streamNames)[number];

/** Opens a stream of the replication from its beginning. */
export type OpenStream = (name: StreamName) => Random;

/** The streams of a run: `streamsOf(seed)(replication)('traffic')`. */
export function streamsOf(seed: number): (replication: number) => OpenStream {
  const keys = {} as Record<StreamName, StreamKey>;
  for (const name of streamNames) keys[name] = streamKey(String(seed), name);
  return (replication) => (name) => openStream(keys[name], replication);
}
