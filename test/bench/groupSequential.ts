import { binomial, openStream, streamKey } from '../../sim-core/random/index.ts';

/**
 * Group-sequential trials of two proportions: five looks after 2,000 units an arm each, one-sided 2.5%. Prints the
 * CPU time of some trials after a tenth as many, and the share that rejected. Argument: TRIALS
 */
const PER_STAGE = 2000;
const TREATMENT = 0.06;
const CONTROL = 0.05;

/**
 * O'Brien-Fleming critical values, 2.040 sqrt(5 / k). Source: Jennison and Turnbull 2000, "Group Sequential Methods
 * with Applications to Clinical Trials", table 2.3.
 */
const criticalValues = [4.561742, 3.225639, 2.633723, 2.280871, 2.040073];

const trials = Number(process.argv[2]);
const random = openStream(streamKey('1', 'trials'), 0);

/** Whether the pooled z of the trial so far passes the critical value at some look. */
function rejects(): boolean {
  let treated = 0;
  let controlled = 0;
  for (let stage = 0; stage < criticalValues.length; stage += 1) {
    treated += binomial(random, PER_STAGE, TREATMENT);
    controlled += binomial(random, PER_STAGE, CONTROL);
    const units = PER_STAGE * (stage + 1);
    const pooled = (treated + controlled) / (2 * units);
    const error = Math.sqrt((pooled * (1 - pooled) * 2) / units);
    if ((treated - controlled) / units > criticalValues[stage]! * error) return true;
  }
  return false;
}

for (let trial = 0; trial < trials / 10; trial += 1) rejects();
const before = process.resourceUsage();
let rejected = 0;
for (let trial = 0; trial < trials; trial += 1) if (rejects()) rejected += 1;
const after = process.resourceUsage();
const microseconds = after.userCPUTime - before.userCPUTime + after.systemCPUTime - before.systemCPUTime;
console.log(JSON.stringify({ cpuSeconds: microseconds / 1e6, rejected: rejected / trials }));
