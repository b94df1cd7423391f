import { readFileSync } from 'node:fs';
import { ExpectedTraffic } from '../../sim-core/engine/expectedTraffic.ts';
import { GateSearch } from '../../sim-core/engine/gateSearch.ts';
import { streamsOf } from '../../sim-core/engine/streams.ts';
import { parseScenario } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import type { PooledGate } from '../../sim-core/strategies/pooledGate.ts';

/**
 * The search for the gate of the reference canary alone, without users and outcomes, to be held against
 * lazy_walk.c: prints the CPU time of some replications after as many others. Arguments: FILE REPLICATIONS
 */
const [file, count] = process.argv.slice(2) as [string, string];
const { scenario } = parseScenario(readFileSync(file, 'utf8'));
if (!scenario) throw new Error(`${file} is not a scenario`);
const { world } = compileScenario(scenario);
const replications = Number(count);
const openReplication = streamsOf(1);
const incumbent = world.cells('incumbent');
const challenger = world.cells('challenger');
const stages = scenario.plans.find(({ id }) => id === 'canary')!.phases[0]!['stages'] as {
  share: number;
  hours: number;
}[];

/** Whether the gate acts in one replication. */
function play(replication: number): boolean {
  const open = openReplication(replication);
  const traffic = new ExpectedTraffic(world, open);
  const outcomes = open('outcomes');
  let from = 0;
  for (const { share, hours } of stages) {
    const gate: PooledGate = {
      metrics: ['errors', 'successes'],
      limit: 4.5,
      minimumRequests: 100,
      until: from + Math.round(hours / world.tickHours),
    };
    const sides = [
      { table: incumbent, share: 1 - share },
      { table: challenger, share },
    ] as const;
    if (new GateSearch(traffic, outcomes, sides, gate).run(from) < gate.until) return true;
    from = gate.until;
  }
  return false;
}

for (let replication = 0; replication < replications; replication += 1) play(replication);
const before = process.resourceUsage();
let rolledBack = 0;
for (let replication = 0; replication < replications; replication += 1) {
  if (play(replications + replication)) rolledBack += 1;
}
const after = process.resourceUsage();
const microseconds = after.userCPUTime - before.userCPUTime + after.systemCPUTime - before.systemCPUTime;
console.log(JSON.stringify({ cpuSeconds: microseconds / 1e6, rolledBack: rolledBack / replications }));
