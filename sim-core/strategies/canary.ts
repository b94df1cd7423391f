import type * as z from 'zod';
import { between, choice, list, object, positive, properShare, whole } from '../scenario/fields.ts';
import { normalUpperTail, sampleSizeTwoProportions } from '../statistics/index.ts';
import type { ServedRates } from '../world/effect.ts';
import type { ServedCounts } from './evidence.ts';
import { phaseHours } from './phaseHours.ts';
import { isNoEffect, powerForPlanning } from './power.ts';
import type { Decision, Reading, Strategy, StrategyRun } from './strategy.ts';

const metrics = ['errors', 'successes', 'slow'] as const;
type Metric = (typeof metrics)[number];

const stage = object({
  share: properShare({ title: 'Share', help: 'Requests that the challenger answers.' }),
  hours: positive(20_000, { title: 'Lasts', help: 'Time before the next stage.', unit: 'h' }),
});

const settings = object({
  stages: list(stage, 1, 50, {
    title: 'Stages',
    help: 'Shares and times, in order; after the last, everyone is served.',
  }),
  metrics: list(
    choice(metrics, { title: 'Metric', help: 'Counted per request against the incumbent at the same time.' }),
    1,
    metrics.length,
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
  looks: choice(['every-tick', 'stage-end'], {
    title: 'Gate looks',
    help: 'At every tick of the world, or once at the end of each stage.',
  }).default('every-tick'),
});

type Settings = z.output<typeof settings>;

const words: Record<Metric, string> = {
  errors: 'errors per request',
  successes: 'successes per request',
  slow: 'slow answers per request',
};
/** Whether more of it is worse. */
const sign: Record<Metric, 1 | -1> = { errors: 1, successes: -1, slow: 1 };
const rate: Record<Metric, keyof ServedRates> = { errors: 'error', successes: 'success', slow: 'slow' };

/**
 * Canary release in stages. The gate compares the challenger with the concurrent incumbent over the stage so
 * far by a pooled two-proportion z; looking at every tick is many looks at one limit, as people do it.
 */
export const canary: Strategy<Settings> = {
  kind: 'canary',
  name: 'Canary release',
  summary: 'Serves a small share first, watches, and widens stage by stage.',
  blindSpot: 'What shows only at scale or only later: a small share for a short time holds few failures.',
  sampleUnit: 'requests',
  appearance: { colour: '#D55E00', dash: '8 4', marker: 'triangle' },
  settings,
  defaults: ({ horizonHours }) =>
    settings.parse({
      stages: [0.01, 0.05, 0.25].map((share) => ({ share, hours: Math.min(24, horizonHours / 3) })),
    }),
  check({ stages, metrics: chosen }, context) {
    return [
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
  needs: ({ metrics: chosen }) => ({ slow: chosen.includes('slow') }),
  requiredSample({ stages, metrics: chosen, limit }, effect) {
    const largest = Math.max(...stages.map(({ share }) => share));
    const needed = chosen.flatMap((metric) => {
      const first = effect.incumbent[rate[metric]];
      const second = effect.challenger[rate[metric]];
      if (isNoEffect(first, second) || (second - first) * sign[metric] < 0) return [];
      const size = sampleSizeTwoProportions({
        first: second,
        second: first,
        alpha: normalUpperTail(limit),
        power: powerForPlanning,
        sides: 1,
        ratio: (1 - largest) / largest,
      });
      return size ? [size.first] : [];
    });
    return needed.length > 0 ? Math.min(...needed) : undefined;
  },
  start: (chosen, context) => new CanaryRun(chosen, context.tickHours, context.startTick),
};

class CanaryRun implements StrategyRun {
  readonly #settings: Settings;
  readonly #tickHours: number;
  readonly #incumbent: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #challenger: ServedCounts = { requests: 0, errors: 0, successes: 0, slow: 0 };
  readonly #watch: {
    exposure: { by: 'request'; challenger: number; interleaved: 0; shadowed: 0 };
    lookAt: number;
  };
  #stage = 0;
  #stageEnd: number;
  #unitsSeen = 0;

  constructor(chosen: Settings, tickHours: number, startTick: number) {
    this.#settings = chosen;
    this.#tickHours = tickHours;
    this.#stageEnd = startTick + phaseHours.ticks(chosen.stages[0]!.hours, tickHours);
    this.#watch = {
      exposure: { by: 'request', challenger: chosen.stages[0]!.share, interleaved: 0, shadowed: 0 },
      lookAt: startTick,
    };
  }

  watch(tick: number) {
    this.#watch.lookAt = this.#settings.looks === 'every-tick' ? tick + 1 : this.#stageEnd;
    return this.#watch;
  }

  observe({ served }: Parameters<StrategyRun['observe']>[0], tick: number): Decision {
    if (served) {
      addServed(this.#incumbent, served.incumbent);
      addServed(this.#challenger, served.challenger);
      this.#unitsSeen += served.challenger.requests;
    }
    if (this.#alarm()) return 'rollBack';
    if (tick < this.#stageEnd) return 'continue';
    this.#stage += 1;
    const next = this.#settings.stages[this.#stage];
    if (!next) return 'promote';
    this.#stageEnd = tick + phaseHours.ticks(next.hours, this.#tickHours);
    this.#watch.exposure = { ...this.#watch.exposure, challenger: next.share };
    clear(this.#incumbent);
    clear(this.#challenger);
    return 'continue';
  }

  reading(): Reading {
    let worst: { metric: Metric; z: number } | undefined;
    for (const metric of this.#settings.metrics) {
      const z = this.#z(metric);
      if (z !== undefined && (!worst || z > worst.z)) worst = { metric, z };
    }
    const metric = worst?.metric ?? this.#settings.metrics[0]!;
    const perRequest = (counts: ServedCounts) =>
      counts.requests > 0 ? counts[metric] / counts.requests : null;
    return {
      metric: words[metric],
      incumbent: perRequest(this.#incumbent),
      challenger: perRequest(this.#challenger),
      statistic: worst?.z ?? null,
      limit: this.#settings.limit,
      statisticName: 'standard errors worse',
    };
  }

  unitsSeen(): number {
    return this.#unitsSeen;
  }

  #alarm(): boolean {
    if (this.#challenger.requests < this.#settings.minimumRequests) return false;
    for (const metric of this.#settings.metrics) {
      if (this.#exceeds(metric)) return true;
    }
    return false;
  }

  /** z > limit without a division or a root, for it is asked at every tick. */
  #exceeds(metric: Metric): boolean {
    const first = this.#incumbent;
    const second = this.#challenger;
    const worse = (second[metric] * first.requests - first[metric] * second.requests) * sign[metric];
    if (worse <= 0) return false;
    const requests = first.requests + second.requests;
    const events = first[metric] + second[metric];
    const { limit } = this.#settings;
    return (
      worse * worse * requests >
      limit * limit * first.requests * second.requests * events * (requests - events)
    );
  }

  /** The same as a number, positive when the challenger looks worse; undefined without data. */
  #z(metric: Metric): number | undefined {
    const first = this.#incumbent;
    const second = this.#challenger;
    const pooled = (first[metric] + second[metric]) / (first.requests + second.requests);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.requests + 1 / second.requests));
    if (!(error > 0) || error === Infinity) return undefined;
    return ((second[metric] / second.requests - first[metric] / first.requests) / error) * sign[metric];
  }
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
