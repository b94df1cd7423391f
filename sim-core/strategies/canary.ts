import type * as z from 'zod';
import {
  between,
  choice,
  choices,
  identifier,
  list,
  object,
  positive,
  properShare,
  whole,
} from '../scenario/fields.ts';
import { normalUpperTail, sampleSizeTwoProportions } from '../statistics/index.ts';
import type { ServedRates } from '../world/effect.ts';
import type { Evidence, ServedCounts } from './evidence.ts';
import type { PooledGate, ServedMetric } from './pooledGate.ts';
import { gateActs, pooledZ, worseSign } from './pooledGate.ts';
import { phaseHours } from './phaseHours.ts';
import { isNoEffect, powerForPlanning } from './power.ts';
import { shareWords } from './shareWords.ts';
import type { Decision, Exposure, Gate, Reading, Strategy, StrategyRun, Watch } from './strategy.ts';

const metrics = ['errors', 'successes', 'slow'] as const satisfies readonly ServedMetric[];

const stage = object({
  share: properShare({
    title: 'Share',
    help: 'Requests that the challenger answers.',
    scale: 'logarithmic',
  }),
  hours: positive(20_000, { title: 'Lasts', help: 'Time before the next stage.', unit: 'h' }),
});

const settings = object({
  stages: list(stage, 1, 50, {
    title: 'Stages',
    help: 'Shares and times, in order; after the last, everyone is served.',
  }),
  metrics: choices(
    metrics,
    { title: 'Metric', help: 'Counted per request against the incumbent at the same time.' },
    { title: 'Metrics', help: 'What the gate compares; any one of them may roll back.' },
  ).default(['errors']),
  limit: between(0.1, 100, {
    title: 'Limit',
    help: 'Standard errors by which the challenger must look worse to be rolled back.',
    unit: 'standard errors',
  }).default(3),
  minimumRequests: whole(0, 1e9, {
    title: 'Minimum requests',
    help: 'Canary requests of a stage below which the gate says nothing.',
    unit: 'requests',
  }).default(100),
  segment: identifier({
    title: 'Segment',
    help: 'The one segment whose requests the gate compares, if the team can tell them apart; everything if left out.',
  }).optional(),
  looks: choice(['every-tick', 'stage-end'], {
    title: 'Gate looks',
    help: 'At every tick of the world, or once at the end of each stage.',
  }).default('every-tick'),
});

type Settings = z.output<typeof settings>;

const words: Record<ServedMetric, string> = {
  errors: 'errors per request',
  successes: 'successes per request',
  slow: 'slow answers per request',
};
const rate: Record<ServedMetric, keyof ServedRates> = { errors: 'error', successes: 'success', slow: 'slow' };

/**
 * Canary release in stages. The gate compares the challenger with the concurrent incumbent over the stage so
 * far by a pooled two-proportion z; looking at every tick is many looks at one limit, as people do it.
 */
export const canary: Strategy<Settings> = {
  kind: 'canary',
  name: 'Canary release',
  summary: 'Serves a small share first, watches, and widens stage by stage.',
  blindSpot: 'What shows only at scale or only later: a small share for a short time holds few failures.',
  sampleUnit: () => 'requests',
  appearance: { colour: '#D55E00', dash: '8 4', marker: 'triangle' },
  settings,
  defaults: ({ horizonHours }) =>
    settings.parse({
      stages: [0.01, 0.05, 0.25].map((share) => ({ share, hours: Math.min(24, horizonHours / 3) })),
    }),
  check({ stages, metrics: chosen, segment }, context) {
    const { visibleSegments } = context;
    return [
      ...(segment === undefined || visibleSegments.includes(segment)
        ? []
        : [
            {
              path: ['segment'],
              message: `requires the id of a segment that the team can tell apart (${visibleSegments.slice(0, 10).join(', ') || 'there is none'}), got "${segment}"`,
            },
          ]),
      ...stages.flatMap(({ hours }, index) => phaseHours.check(['stages', index, 'hours'], hours, context)),
      ...chosen.flatMap((metric, index) =>
        metric === 'slow' && !context.watchesLatency
          ? [
              {
                path: ['metrics', index],
                message: 'requires world.latencyObjectiveMs to compare slow answers',
              },
            ]
          : [],
      ),
    ];
  },
  durationHours: ({ stages }) => stages.reduce((sum, { hours }) => sum + hours, 0),
  needs: ({ metrics: chosen, segment }) => ({
    slow: chosen.includes('slow'),
    ...(segment === undefined ? {} : { segment }),
  }),
  requiredSample({ stages, metrics: chosen, limit, segment }, effect) {
    const { incumbent, challenger } = effect.served(segment);
    const alpha = normalUpperTail(limit);
    // Beyond some 38 standard errors a tail cannot be told from nothing, and no sample is known.
    if (alpha === 0) return undefined;
    const largest = Math.max(...stages.map(({ share }) => share));
    const needed = chosen.flatMap((metric) => {
      const first = incumbent[rate[metric]];
      const second = challenger[rate[metric]];
      if (isNoEffect(first, second) || (second - first) * worseSign[metric] < 0) return [];
      const size = sampleSizeTwoProportions({
        first: second,
        second: first,
        alpha,
        power: powerForPlanning,
        sides: 1,
        ratio: (1 - largest) / largest,
      });
      return size ? [size.first] : [];
    });
    return needed.length > 0 ? Math.min(...needed) : undefined;
  },
  gates(chosen) {
    let fromHours = 0;
    return chosen.stages.map((ofStage) => {
      const { share, hours } = ofStage;
      const gate: Gate = {
        name: `${shareWords(share)} for ${hours} h`,
        fromHours,
        toHours: fromHours + hours,
        exposure: exposureTo(share),
        sample: ({ requests }) => requests * share,
        requiredSample: (effect) => canary.requiredSample({ ...chosen, stages: [ofStage] }, effect),
      };
      fromHours = gate.toHours;
      return gate;
    });
  },
  start: (chosen, context) => new CanaryRun(chosen, context.tickHours, context.startTick),
};

class CanaryRun implements StrategyRun {
  readonly #settings: Settings;
  readonly #tickHours: number;
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  #stage = 0;
  #stageStart: number;
  #gate: PooledGate;
  #exposure: Exposure;
  /** The last stage's counts stay on the dashboard until the new one has some. */
  #stageIsNew = false;
  #unitsSeen = 0;

  constructor(chosen: Settings, tickHours: number, startTick: number) {
    this.#settings = chosen;
    this.#tickHours = tickHours;
    this.#stageStart = startTick;
    [this.#gate, this.#exposure] = this.#stageAt(0, startTick);
  }

  watch(tick: number): Watch {
    const exposure = this.#exposure;
    const cohort = this.#stage;
    if (this.#settings.looks === 'stage-end') return { exposure, cohort, lookAt: this.#gate.until };
    // The counts of a stage start anew with it, so only then does the gate stand for all looks to come.
    return tick === this.#stageStart
      ? { exposure, cohort, lookAt: tick + 1, gate: this.#gate }
      : { exposure, cohort, lookAt: tick + 1 };
  }

  observe({ served }: Evidence, tick: number): Decision {
    if (this.#stageIsNew) {
      clear(this.#incumbent);
      clear(this.#challenger);
      this.#stageIsNew = false;
    }
    if (served) {
      addServed(this.#incumbent, served.incumbent);
      addServed(this.#challenger, served.challenger);
      this.#unitsSeen += served.challenger.requests;
    }
    if (gateActs(this.#gate, this.#incumbent, this.#challenger)) return 'rollBack';
    if (tick < this.#gate.until) return 'continue';
    this.#stage += 1;
    if (this.#stage === this.#settings.stages.length) return 'promote';
    this.#stageStart = tick;
    [this.#gate, this.#exposure] = this.#stageAt(this.#stage, tick);
    this.#stageIsNew = true;
    return 'continue';
  }

  reading(): Reading {
    const { metrics: chosen, limit, segment } = this.#settings;
    const perRequest = (counts: ServedCounts, metric: ServedMetric) =>
      counts.requests > 0 ? counts[metric] / counts.requests : null;
    return {
      comparisons: chosen.map((metric) => ({
        metric: segment === undefined ? words[metric] : `${words[metric]} in ${segment}`,
        incumbent: perRequest(this.#incumbent, metric),
        challenger: perRequest(this.#challenger, metric),
        statistic: pooledZ(this.#incumbent, this.#challenger, metric) ?? null,
      })),
      limit,
      statisticName: 'standard errors worse',
    };
  }

  unitsSeen(): number {
    return this.#unitsSeen;
  }

  #stageAt(index: number, tick: number): [PooledGate, Exposure] {
    const { stages, metrics: chosen, limit, minimumRequests } = this.#settings;
    const { share, hours } = stages[index]!;
    const until = tick + phaseHours.ticks(hours, this.#tickHours);
    return [{ metrics: chosen, limit, minimumRequests, until }, exposureTo(share)];
  }
}

function exposureTo(share: number): Exposure {
  return { by: 'request', challenger: share, interleaved: 0, shadowed: 0 };
}

function addServed(total: ServedCounts, part: ServedCounts): void {
  total.requests += part.requests;
  total.errors += part.errors;
  total.successes += part.successes;
  total.slow += part.slow;
}

function clear(counts: ServedCounts): void {
  counts.requests = 0;
  counts.errors = 0;
  counts.successes = 0;
  counts.slow = 0;
}
