import type { Scenario } from '../../../sim-core/index.ts';
import { normalUpperTail } from '../../../sim-core/statistics/index.ts';
import { story, verdictOf } from '../story.ts';
import { requestsIn } from '../theory.ts';

const LIMIT = 1.96;

/** Chance that weekdays at 10% look worse than the weekend before them at 11.2%. */
const flagged = (scenario: Scenario) => {
  const before = requestsIn(scenario, [0, 48]);
  const after = requestsIn(scenario, [48, 144]) / 2;
  const pooled = (before * 0.112 + after * 0.1) / (before + after);
  const asTested = Math.sqrt(pooled * (1 - pooled) * (1 / before + 1 / after));
  const actual = Math.sqrt((0.112 * 0.888) / before + (0.1 * 0.9) / after);
  return normalUpperTail((LIMIT * asTested - 0.012) / actual);
};

const byChance = () => normalUpperTail(LIMIT);

story('weekend-canary', 4000, {
  '`canary-before` rolls back': verdictOf('canary-before', 'rolledBack', flagged),
  '`canary` rolls back': verdictOf('canary', 'rolledBack', byChance),
  '`canary-week-before` rolls back': verdictOf('canary-week-before', 'rolledBack', byChance),
});
