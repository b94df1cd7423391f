import type { Evidence, UnitSums, UserCounts } from '../evidence.ts';
import type { MetricTest } from './metricTest.ts';
import { shareTest, unitsTest } from './metricTest.ts';
import type { Metric } from './metrics.ts';
import type { Settings } from './settings.ts';

/** Requests of one arm since the units were split. */
interface RequestCounts {
  requests: number;
  errors: number;
  successes: number;
  slow: number;
}

/** Units that were counted in each arm. */
export type CountedUnits = { readonly incumbent: number; readonly challenger: number };

/** What the team has seen of a test since its units were split. */
export class Observations {
  readonly #chosen: Settings;
  readonly #requests = { incumbent: noRequests(), challenger: noRequests() };
  #users: { readonly incumbent: UserCounts; readonly challenger: UserCounts } | undefined;
  #units: { readonly incumbent: UnitSums; readonly challenger: UnitSums } | undefined;

  constructor(chosen: Settings) {
    this.#chosen = chosen;
  }

  get requests(): Readonly<Record<'incumbent' | 'challenger', Readonly<RequestCounts>>> {
    return this.#requests;
  }

  /** Sums over units, as far as they are read. */
  get units(): { readonly incumbent: UnitSums; readonly challenger: UnitSums } | undefined {
    return this.#units;
  }

  /** Takes what came since the last look. */
  add({ served, users, units }: Evidence): void {
    for (const role of ['incumbent', 'challenger'] as const) {
      const counts = this.#requests[role];
      counts.requests += served?.[role].requests ?? 0;
      counts.errors += served?.[role].errors ?? 0;
      counts.successes += served?.[role].successes ?? 0;
      counts.slow += served?.[role].slow ?? 0;
    }
    if (users) this.#users = { incumbent: { ...users.incumbent }, challenger: { ...users.challenger } };
    if (units) this.#units = structuredCopy(units);
  }

  /** Units counted by the last look; users and sessions are counted only then. */
  counted(): CountedUnits {
    const { unit } = this.#chosen;
    if (unit === 'request') {
      return {
        incumbent: this.#requests.incumbent.requests,
        challenger: this.#requests.challenger.requests,
      };
    }
    return {
      incumbent: this.#units?.incumbent.exposed ?? this.#users?.incumbent.exposed ?? 0,
      challenger: this.#units?.challenger.exposed ?? this.#users?.challenger.exposed ?? 0,
    };
  }

  /** The metric as it stands; undefined before its units were counted. */
  test(metric: Metric): MetricTest | undefined {
    const found = this.#find(metric);
    // What is counted of a session or request does not change later: two looks share units, and nothing else.
    return found && (this.#chosen.unit !== 'user' || metric.analysis === 'naive-ratio')
      ? { ...found, information: found.units }
      : found;
  }

  #find(metric: Metric): MetricTest | undefined {
    const { unit, cuped } = this.#chosen;
    if ((unit === 'request' || metric.analysis === 'naive-ratio') && metric.metric !== 'value')
      return this.testOfRequests(metric.metric);
    if (this.#units)
      return unitsTest(metric, this.#units.incumbent, this.#units.challenger, cuped !== undefined);
    if (!this.#users) return undefined;
    const of = ({ exposed, withEvent }: UserCounts) => ({ events: withEvent, units: exposed });
    return shareTest(of(this.#users.incumbent), of(this.#users.challenger));
  }

  /** Errors or successes per request, whoever sent them. */
  testOfRequests(metric: 'success' | 'error'): MetricTest {
    const event = metric === 'success' ? 'successes' : 'errors';
    const of = (role: 'incumbent' | 'challenger') => ({
      events: this.#requests[role][event],
      units: this.#requests[role].requests,
    });
    return shareTest(of('incumbent'), of('challenger'));
  }
}

const noRequests = (): RequestCounts => ({ requests: 0, errors: 0, successes: 0, slow: 0 });

/** The engine uses its evidence again. */
function structuredCopy(units: NonNullable<Evidence['units']>): NonNullable<Evidence['units']> {
  const copy = (sums: UnitSums): UnitSums => ({
    ...sums,
    successes: { ...sums.successes },
    errors: { ...sums.errors },
    value: { ...sums.value },
    withSuccess: { ...sums.withSuccess },
    withError: { ...sums.withError },
  });
  return { incumbent: copy(units.incumbent), challenger: copy(units.challenger) };
}
