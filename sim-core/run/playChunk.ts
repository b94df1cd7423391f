import type { EngineName } from '../engine/engine.ts';
import { playReplication } from '../engine/playReplication.ts';
import { streamsOf } from '../engine/streams.ts';
import { emptyOutcomes, setOutcome } from '../outcome/outcomes.ts';
import type { PlanOutcomes } from '../outcome/outcomes.ts';
import type { CompiledScenario } from './compileScenario.ts';
import type { Chunk } from './job.ts';

/** Plays a stretch of replications of all plans. The numbers depend on seed and replication, not on the chunk. */
export function playChunk(
  compiled: CompiledScenario,
  engine: EngineName,
  seed: number,
  { from, to }: Chunk,
): PlanOutcomes[] {
  const openReplication = streamsOf(seed);
  const outcomes = compiled.plans.map(({ id, phases }) => emptyOutcomes(id, phases.length, to - from));
  for (let replication = from; replication < to; replication += 1) {
    const open = openReplication(replication);
    const played = playReplication(compiled.inReplication(open), engine, open);
    for (let plan = 0; plan < played.length; plan += 1) {
      setOutcome(outcomes[plan]!, replication - from, replication, played[plan]!);
    }
  }
  return outcomes;
}
