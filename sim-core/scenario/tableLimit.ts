import type { Strategy } from '../strategies/strategy.ts';
import { compileBehaviours } from '../world/behaviour.ts';
import { SERVED_CELLS, SERVED_CELLS_WITH_LATENCY } from '../world/cells.ts';
import { userKinds } from '../world/userKinds.ts';
import { strategyOf } from './planProblems.ts';
import type { Problem } from './problems.ts';
import type { Phase, Scenario, World } from './schema.ts';

/** Most moments at which a behaviour is worked out for the tables of a run: some microseconds each, once a worker. */
const MOST_MOMENTS = 2e7;

/** Most bytes of the tables that one phase reads at the same time. */
const MOST_PHASE_BYTES = 512 * 1024 * 1024;

/** What a run would keep of a world that takes more time or memory than anybody has. */
export function tableProblems(scenario: Scenario, known: readonly Strategy[]): Problem[] {
  return [...momentProblems(scenario, known), ...phaseProblems(scenario, known)];
}

/** Segments whose behaviour moves are worked out at every tick, anew for whatever makes a difference to a table. */
function momentProblems(scenario: Scenario, known: readonly Strategy[]): Problem[] {
  const { world } = scenario;
  const ticks = ticksOf(world);
  if (ticks * world.segments.length * passesOf(scenario, known, true) <= MOST_MOMENTS) return [];
  const { still, dependOn } = compileBehaviours(world);
  const passes = passesOf(scenario, known, Object.values(dependOn).some(Boolean));
  const moving = world.segments.filter(
    (_, index) => !still('incumbent', index) || !still('challenger', index),
  );
  if (ticks * moving.length * passes <= MOST_MOMENTS) return [];
  return [
    {
      path: ['world', 'tickMinutes'],
      message: `requires at most 20,000,000 ticks times segments whose behaviour moves times shares and selections of segments that phases count, got ${ticks} times ${moving.length} times ${passes}: take longer ticks, or fewer stages or phases`,
    },
  ];
}

/** How often all ticks are worked out: for the truth, and for what each exposure of a phase counts. */
function passesOf({ plans }: Scenario, known: readonly Strategy[], shareMatters: boolean): number {
  const passes = new Set<string>();
  for (const phase of plans.flatMap(({ phases }) => phases)) {
    const strategy = strategyOf(phase, known);
    const { segment, bySegment = [] } = strategy.needs(phase);
    const selection = `${segment ?? ''} ${bySegment.join(' ')}`;
    for (const { challenger, interleaved } of strategy.exposures(phase)) {
      passes.add(`${shareMatters ? challenger + interleaved : ''} ${selection}`);
    }
  }
  return 1 + passes.size;
}

/** Requests that are counted by segment have tables for each. */
function phaseProblems({ world, plans }: Scenario, known: readonly Strategy[]): Problem[] {
  const kinds = userKinds(world.users).length;
  return plans.flatMap(({ phases }, plan) =>
    phases.flatMap((phase, index): Problem[] => {
      const tables = servedTables(phase, known);
      const bytes = tables * (kinds === 1 ? 1 : 1 + kinds) * bytesOfTable(world);
      if (bytes <= MOST_PHASE_BYTES) return [];
      return [
        {
          path: ['plans', plan, 'phases', index],
          message: `requires at most 512 MiB of tables for what it counts by segment, got ${Math.round(bytes / (1024 * 1024))} MiB: take longer ticks, or watch fewer segments`,
        },
      ];
    }),
  );
}

function servedTables(phase: Phase, known: readonly Strategy[]): number {
  const { bySegment } = strategyOf(phase, known).needs(phase);
  return 2 * (bySegment ? bySegment.length + 1 : 1);
}

/** Rates and their running sums, in numbers of eight bytes; those that are not counted have a row of their own. */
function bytesOfTable(world: World): number {
  const rows = 1 + (world.latencyObjectiveMs === undefined ? SERVED_CELLS : SERVED_CELLS_WITH_LATENCY);
  return rows * 2 * 8 * ticksOf(world);
}

function ticksOf({ horizonHours, tickMinutes }: World): number {
  return Math.round((horizonHours * 60) / tickMinutes);
}
