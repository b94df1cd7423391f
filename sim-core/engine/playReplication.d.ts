import type { Outcome } from '../outcome/outcomes.ts';
import type { CompiledScenario } from '../run/compileScenario.ts';
import type { RecordTick } from './drawer.ts';
import type { EngineName } from './engine.ts';
import type { CompiledPlan, PlayListener } from './play.ts';
import type { OpenStream } from './streams.ts';
/** Plays all plans of a scenario in one replication: one traffic, the plans' own consequences. */
export declare function playReplication(
  { world, truth, plans }: CompiledScenario,
  engine: EngineName,
  open: OpenStream,
): Outcome[];
/** Plays one plan of a replication as `playReplication` does and reports every tick. */
export declare function playRecorded(
  { world, truth }: CompiledScenario,
  plan: CompiledPlan,
  engine: EngineName,
  open: OpenStream,
  recordTick: RecordTick,
  listener: PlayListener,
): Outcome;
