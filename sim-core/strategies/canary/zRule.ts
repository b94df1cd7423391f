import type { Evidence, ServedCounts } from '../evidence.ts';
import type { PooledGate, ServedMetric } from '../pooledGate.ts';
import { gateActs, pooledZ } from '../pooledGate.ts';
import type { ArmCounts } from './counts.ts';
import { addServed, countsOf, badOf, badRate, clear, noCounts, ratesOf, wordsOf } from './counts.ts';
import type { GateContext, GateRule, GateVerdict, Judged } from './gateRule.ts';
import { withTooFew } from './gateRule.ts';
import type { GateOf } from './gateSettings.ts';

/**
 * A z of the stage's counts: pooled two-proportion against the incumbent at the same time or in the hours before, or the
 * one-proportion z against a fixed rate r, (x - n r) / sqrt(n r (1 - r)). One rule for all metrics that are judged alike.
 */
export class ZRule implements GateRule {
  readonly #gate: GateOf<'z'>;
  readonly #asPooled: Omit<PooledGate, 'until'>;
  readonly #before: GateContext['before'];
  readonly #counts: ArmCounts = { incumbent: noCounts(), challenger: noCounts() };
  /** The last stage's counts stay on the dashboard until the new one has some. */
  #isNew = false;

  /** @param gate what holds for all of the metrics */
  constructor(gate: GateOf<'z'>, metrics: readonly ServedMetric[], { before }: GateContext) {
    const { limit, minimumRequests } = gate;
    this.#gate = gate;
    this.#asPooled = { metrics, limit, minimumRequests };
    this.#before = before;
  }

  beginStage(): void {
    this.#isNew = true;
  }

  nextLook(tick: number): number {
    return this.#gate.looks === 'every-tick' ? tick + 1 : Infinity;
  }

  add(evidence: Evidence): void {
    const { incumbent, challenger } = this.#counts;
    if (this.#isNew) {
      clear(incumbent);
      clear(challenger);
      this.#isNew = false;
    }
    const seen = countsOf(evidence, this.#gate.segment);
    if (!seen) return;
    addServed(incumbent, seen.incumbent);
    addServed(challenger, seen.challenger);
  }

  judge(_: number, stageEnds: boolean): GateVerdict {
    const { minimumRequests, whenTooFew, looks, limit, baseline } = this.#gate;
    const { challenger } = this.#counts;
    if (challenger.requests < minimumRequests) return withTooFew(whenTooFew, stageEnds);
    if (looks === 'stage-end' && !stageEnds) return 'pass';
    const acts =
      baseline.kind === 'fixed'
        ? this.#asPooled.metrics.some((metric) => (this.#statistic(metric) ?? 0) > limit)
        : gateActs(this.#asPooled, this.#incumbent(), challenger);
    return acts ? 'fail' : 'pass';
  }

  comparisons(): readonly Judged[] {
    const { segment, baseline, limit } = this.#gate;
    return this.#asPooled.metrics.map((metric) => ({
      metric: wordsOf(metric, segment, baseline),
      ...ratesOf(baseline.kind === 'fixed' ? baseline : this.#incumbent(), this.#counts.challenger, metric),
      statistic: this.#statistic(metric) ?? null,
      judgedBy: { statisticName: 'standard errors worse', limit },
    }));
  }

  #incumbent(): ServedCounts {
    const { baseline, segment } = this.#gate;
    return baseline.kind === 'before' ? this.#before(segment) : this.#counts.incumbent;
  }

  #statistic(metric: ServedMetric): number | undefined {
    const { baseline } = this.#gate;
    const { challenger } = this.#counts;
    if (baseline.kind !== 'fixed') return pooledZ(this.#incumbent(), challenger, metric);
    const { requests } = challenger;
    if (requests === 0) return undefined;
    const rate = badRate(baseline.rate, metric);
    return (badOf(challenger, metric) - requests * rate) / Math.sqrt(requests * rate * (1 - rate));
  }
}
