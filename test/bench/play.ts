import { existsSync, readFileSync } from 'node:fs';
import { parseScenario, summarize } from '../../sim-core/index.ts';
import { compileScenario } from '../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../sim-core/run/playChunk.ts';

/**
 * One measured process: plays plans of a scenario file and prints its CPU time, peak memory and what came of it.
 * Arguments: FILE PLAN[,PLAN…] REPLICATIONS
 */
const [file, planIds, count] = process.argv.slice(2) as [string, string, string];
const { scenario } = parseScenario(readFileSync(file, 'utf8'));
if (!scenario) throw new Error(`${file} is not a scenario`);
const replications = Number(count);
const only = { ...scenario, plans: scenario.plans.filter(({ id }) => planIds.split(',').includes(id)) };
const outcomes = playChunk(compileScenario(only), 'lazy', 1, { from: 0, to: replications });
const result = summarize({ scenario: only, seed: 1, engine: 'lazy', outcomes, complete: true });
const { userCPUTime, systemCPUTime } = process.resourceUsage();
// Not maxRSS, which begins with the memory of the process that started this one.
const status = '/proc/self/status';
const peak = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1] : undefined;
console.log(
  JSON.stringify({
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMebibytes: peak === undefined ? undefined : Number(peak) / 1024,
    rolledBack: result.plans[0]?.verdict.rolledBack?.estimate,
    meanHours: result.plans[0]?.decisionHours?.mean,
  }),
);
