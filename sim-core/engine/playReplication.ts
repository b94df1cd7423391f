import type { Outcome } from '../outcome/outcomes.ts';
import type { CompiledScenario } from '../run/compileScenario.ts';
import type { Drawer, RecordTick } from './drawer.ts';
import type { EngineName } from './engine.ts';
import { EventDrawer } from './eventDrawer.ts';
import { ExpectedTraffic } from './expectedTraffic.ts';
import type { CompiledPlan, PlayListener } from './play.ts';
import { playPlan } from './play.ts';
import type { OpenStream } from './streams.ts';
import { TickDrawer } from './tickDrawer.ts';
import { TickSplitter } from './tickSplitter.ts';

/** Plays all plans of a scenario in one replication: one traffic, the plans' own consequences. */
export function playReplication(
  { world, truth, plans }: CompiledScenario,
  engine: EngineName,
  open: OpenStream,
): Outcome[] {
  const traffic = new ExpectedTraffic(world, open);
  return plans.map((plan) =>
    playPlan(
      world,
      truth,
      plan,
      traffic,
      engine === 'events'
        ? new EventDrawer(world, traffic, open)
        : new TickDrawer(world, traffic, open, { lazy: engine === 'lazy' }),
    ),
  );
}

/** Plays one plan of a replication as `playReplication` does and reports every tick. */
export function playRecorded(
  { world, truth }: CompiledScenario,
  plan: CompiledPlan,
  engine: EngineName,
  open: OpenStream,
  recordTick: RecordTick,
  listener: PlayListener,
): Outcome {
  const traffic = new ExpectedTraffic(world, open);
  const drawer: Drawer =
    engine === 'events'
      ? new EventDrawer(world, traffic, open, recordTick)
      : new TickDrawer(world, traffic, open, {
          lazy: engine === 'lazy',
          splitter: new TickSplitter(traffic, open('split'), recordTick),
        });
  return playPlan(world, truth, plan, traffic, drawer, listener);
}
