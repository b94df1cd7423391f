import type * as z from 'zod';
import { object, positive, properShare } from '../../../sim-core/scenario/fields.ts';
import type { Strategy, StrategyRun } from '../../../sim-core/strategies/strategy.ts';

const settings = object({
  share: properShare({ title: 'Held back', help: 'Requests that stay with the incumbent.' }),
  hours: positive(1000, {
    title: 'Runs for',
    help: 'Then it promotes, if errors were not many more.',
    unit: 'h',
  }),
});

/**
 * The fifth strategy of the tests: almost everyone at once, a few held back for comparison. It is this file
 * and one line in a list, and no other file of the product knows it.
 */
export const holdback: Strategy<z.output<typeof settings>> = {
  kind: 'holdback',
  name: 'Holdback',
  summary: 'Serves almost everyone at once and holds a few back to compare.',
  blindSpot: 'It contains nothing: whatever happens, happens to almost everyone.',
  sampleUnit: () => 'requests',
  appearance: { colour: '#767676', dash: '1 3', marker: 'cross' },
  settings,
  defaults: ({ horizonHours }) => settings.parse({ share: 0.05, hours: Math.min(24, horizonHours) }),
  check: () => [],
  durationHours: ({ hours }) => hours,
  needs: () => ({ slow: false }),
  requiredSample: () => undefined,
  exposures: ({ share }) => [{ by: 'request', challenger: 1 - share, interleaved: 0, shadowed: 0 }],
  gates: ({ share, hours }) => [
    {
      name: `${hours} h`,
      fromHours: 0,
      toHours: hours,
      exposure: { by: 'request', challenger: 1 - share, interleaved: 0, shadowed: 0 },
      sample: ({ requests }) => requests * (1 - share),
      requiredSample: () => undefined,
    },
  ],
  start({ share, hours }, { tickHours, startTick }): StrategyRun {
    const endTick = startTick + Math.max(1, Math.round(hours / tickHours));
    let requests = 0;
    let rates: [number | null, number | null] = [null, null];
    return {
      watch: () => ({
        exposure: { by: 'request', challenger: 1 - share, interleaved: 0, shadowed: 0 },
        lookAt: endTick,
      }),
      observe({ served }, tick) {
        requests += served?.challenger.requests ?? 0;
        if (served && served.incumbent.requests > 0 && served.challenger.requests > 0) {
          rates = [
            served.incumbent.errors / served.incumbent.requests,
            served.challenger.errors / served.challenger.requests,
          ];
        }
        if (tick < endTick) return 'continue';
        return (rates[1] ?? 0) > 2 * (rates[0] ?? 0) + 0.01 ? 'rollBack' : 'promote';
      },
      reading: () => ({
        comparisons: [
          { metric: 'errors per request', incumbent: rates[0], challenger: rates[1], statistic: null },
        ],
        limit: null,
        statisticName: 'ratio',
      }),
      unitsSeen: () => requests,
    };
  },
};
