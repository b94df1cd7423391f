import { chanceOfFailuresWithin } from '../../../sim-core/statistics/index.ts';
import { evidenceOf } from '../effects/evidenceOf.ts';
import type { Derivation } from '../story.ts';
import { meanOf, play, shareOf, story, verdictOf } from '../story.ts';
import { requestsIn } from '../theory.ts';

const DAY = 24;
const NEEDLE = 1 / 20_000;

/** The chance that a canary of 1% meets a needle within some hours. */
const meets =
  (hours: number): Derivation =>
  (scenario, replications) => {
    const longer = { ...scenario, world: { ...scenario.world, horizonHours: 30 * DAY } };
    const split = { by: 'request', challenger: 0.01 } as const;
    const seen = evidenceOf(longer, split, replications, { hours, segment: 'needle' });
    const requestsPerHour = (0.01 * requestsIn(longer, [0, hours])) / hours;
    return {
      ...shareOf(seen.map(({ served }) => served.challenger.requests > 0)),
      theory: chanceOfFailuresWithin({ hours, requestsPerHour, rate: NEEDLE }),
    };
  };

story('needle', 2000, {
  'needles that a full shadow meets in a day': (scenario, replications) => {
    const week = { hours: 7 * DAY };
    // Errors of the challenger alone are needles where nothing else differs or fails.
    const needles = {
      ...scenario,
      world: {
        ...scenario.world,
        incumbent: { ...scenario.world.incumbent, error: 0 },
        challenger: { segments: { needle: { error: 1 } } },
      },
    };
    const seen = evidenceOf(needles, { by: 'request', shadowed: 1 }, replications, week);
    return {
      ...meanOf(seen.map(({ shadow }) => shadow!.errors.onlyChallenger / 7)),
      theory: scenario.world.traffic.requestsPerSecond * 86_400 * NEEDLE,
    };
  },
  '`shadow` rolls back': verdictOf('shadow', 'rolledBack'),
  'harm of `shadow` when it rolls back': (scenario, replications) => {
    const { verdict, harm } = play(scenario, 'shadow', replications).columns;
    return meanOf([...harm].filter((_, row) => verdict[row] === 2));
  },
  'a canary of 1% meets a needle within 24 hours': meets(DAY),
  'a canary of 1% meets a needle within 30 days': meets(30 * DAY),
  '`canary` rolls back': verdictOf('canary', 'rolledBack'),
});
