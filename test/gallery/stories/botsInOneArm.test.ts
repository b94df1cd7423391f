import { chiSquareTest } from '../../../sim-core/statistics/index.ts';
import { evidenceOf } from '../effects/evidenceOf.ts';
import { meanOf, story, verdictOf } from '../story.ts';

const arms = (scenario: Parameters<typeof evidenceOf>[0], replications: number) =>
  evidenceOf(scenario, { by: 'user', challenger: 0.5 }, replications, { hours: 7 * 24 });

story('bots-in-one-arm', 1000, {
  'lift that `ab` shows': (scenario, replications) => ({
    ...meanOf(
      arms(scenario, replications).map(({ users: { incumbent, challenger } }) => {
        const rate = (arm: typeof incumbent) => arm.withEvent / arm.exposed;
        return rate(challenger) / rate(incumbent) - 1;
      }),
    ),
    theory: 1 / 0.98 - 1,
  }),
  '`ab` promotes': verdictOf('ab', 'promoted'),
  'p of the sample ratio at the mean counts, in 10^-10': (scenario, replications) => {
    const seen = arms(scenario, replications);
    const mean = (role: 'incumbent' | 'challenger') =>
      meanOf(seen.map(({ users }) => users[role].exposed)).value;
    const p = (incumbent: number, challenger: number) =>
      1e10 * chiSquareTest([incumbent, challenger], [1, 1])!.pValue;
    const [incumbent, challenger] = [mean('incumbent'), mean('challenger')];
    // z = difference / root of the users has a standard deviation of nearly 1, and d ln p / dz is nearly -z.
    const z = (incumbent - challenger) / Math.sqrt(incumbent + challenger);
    const value = p(incumbent, challenger);
    return { value, standardError: (value * z) / Math.sqrt(replications), theory: p(200_000, 196_000) };
  },
  '`ab-gated` promotes': verdictOf('ab-gated', 'promoted'),
});
