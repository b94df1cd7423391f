import type { EngineName } from '../engine/engine.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { CompiledScenario } from './compileScenario.ts';
import type { Chunk } from './job.ts';
/** Plays a stretch of replications of all plans. The numbers depend on seed and replication, not on the chunk. */
export declare function playChunk(
  compiled: CompiledScenario,
  engine: EngineName,
  seed: number,
  { from, to }: Chunk,
): PlanOutcomes[];
