import type { Random } from '../random/index.ts';
import { poisson } from '../random/index.ts';
import type { Evidence, EvidenceNeeds, ServedCounts } from '../strategies/evidence.ts';
import type { Role } from '../world/behaviour.ts';
import { SERVED_CELLS_WITH_LATENCY, tellsLatency } from '../world/cells.ts';
import type { TrafficPart } from '../world/cellTables.ts';
import type { Regime } from '../world/compile.ts';
import type { RateTable } from '../world/rateTable.ts';
import type { ExpectedTraffic } from './expectedTraffic.ts';
import type { LabelLedger } from './labelLedger.ts';
import type { ArmSessions, TickSplitter } from './tickSplitter.ts';

/** A stretch of ticks [from, to), and the end of the look that it is part of. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly until: number;
}

/** Served cells of a stretch, and by how much the successes that the team counts differ from theirs. */
export interface DrawnCells {
  /** Overwritten by the next draw. */
  readonly cells: Float64Array;
  /** How many of them there are. */
  readonly width: number;
  readonly gained: number;
}

const ALL_AT_ONCE = [undefined];
const NO_SEGMENT: readonly string[] = [];

/** Room for the cells of a draw, one after the other; they are read before the next. */
const cells = new Float64Array(SERVED_CELLS_WITH_LATENCY + 1);

/** Draws the requests that the models serve, cell by cell, and counts them as the team does. */
export class ServedDraw {
  /** Counts since they were last cleared. */
  readonly counts: Readonly<Record<Role, ServedCounts>> = {
    incumbent: { requests: 0, errors: 0, successes: 0, slow: Number.NaN },
    challenger: { requests: 0, errors: 0, successes: 0, slow: Number.NaN },
  };
  /** The parts of the traffic that are drawn one by one; undefined stands for all of it. */
  #parts: readonly (TrafficPart | undefined)[] = ALL_AT_ONCE;
  #bySegment: Evidence['bySegment'];
  /** The counts as evidence. */
  evidence: Evidence = { served: this.counts };
  readonly #traffic: ExpectedTraffic;
  readonly #outcomes: Random;
  readonly #labels: LabelLedger | undefined;
  readonly #splitter: TickSplitter | undefined;
  #needs: EvidenceNeeds = { slow: false };
  #isRead = true;
  #isCounting = true;

  /** @param labels undefined where labels are known at once */
  constructor(
    traffic: ExpectedTraffic,
    outcomes: Random,
    labels: LabelLedger | undefined,
    splitter: TickSplitter | undefined,
  ) {
    this.#traffic = traffic;
    this.#outcomes = outcomes;
    this.#labels = labels;
    this.#splitter = splitter;
  }

  startPhase(needs: EvidenceNeeds): void {
    this.#needs = needs;
    this.#isRead = true;
    this.#parts = ALL_AT_ONCE;
    this.#bySegment = undefined;
    this.evidence = { served: this.counts };
    const { bySegment } = needs;
    if (bySegment) {
      this.#parts = [...bySegment.map((only) => ({ only })), { except: bySegment }];
      this.#bySegment = Object.fromEntries(
        bySegment.map((id) => [id, { incumbent: noCounts(), challenger: noCounts() }]),
      );
      this.evidence = { served: this.counts, bySegment: this.#bySegment };
    }
    this.#labels?.startPhase(needs.slow, this.#parts.length);
  }

  /** Whether the requests drawn from now on are counted; those that are not are served all the same. */
  count(isCounting: boolean): void {
    this.#isCounting = isCounting;
  }

  /** Nobody reads any more who had which outcome: labels that come late are not users' any more. */
  stopReading(): void {
    this.#isRead = false;
  }

  /** Served cells of a model, as far as the strategy reads them; by part of the traffic if it tells parts apart. */
  tables(regime: Regime, role: Role): readonly RateTable[] {
    return this.#parts.map((part) => this.table(regime, role, part));
  }

  /** The same of one part of the traffic, or of all of it. */
  table(regime: Regime, role: Role, part?: TrafficPart): RateTable {
    const { slow, segment } = this.#needs;
    const watched = this.#isCounting ? segment : NO_SEGMENT;
    return regime.cells(slow ? `${role}WithLatency` : role, { watched, part });
  }

  /** How the requests of a table's cells spread over ticks. */
  weightsOf(table: RateTable): (cell: number, tick: number) => number {
    return (cell, tick) => this.#traffic.expected(table, cell, tick, tick + 1);
  }

  clear(): void {
    for (const counts of [this.counts, ...Object.values(this.#bySegment ?? {})].flatMap((arms) =>
      Object.values(arms),
    )) {
      counts.requests = 0;
      counts.errors = 0;
      counts.successes = 0;
      counts.slow = this.#needs.slow ? 0 : Number.NaN;
    }
  }

  /**
   * Draws the cells of one model's share of a part of the traffic and adds them to its counts.
   * @param part position in `tables`
   * @param sessions where it is known which sessions are the model's, their number; the rates do not change then
   */
  draw(
    role: Role,
    table: RateTable,
    share: number,
    stretch: Stretch,
    { sessions, part = 0 }: { sessions?: ArmSessions; part?: number } = {},
  ): DrawnCells {
    const { from, to, until } = stretch;
    const segment = this.#needs.bySegment?.[part];
    const width = table.rates.length;
    for (let cell = 0; cell < width; cell += 1) {
      const expected = sessions
        ? this.#traffic.ofSessions(sessions.count) * table.rates[cell]![from]!
        : share > 0
          ? share * this.#traffic.expected(table, cell, from, to)
          : undefined;
      cells[cell] = expected === undefined ? 0 : poisson(this.#outcomes, expected);
    }
    let gained = 0;
    if (this.#labels) {
      const weightOf = sessions
        ? (_: number, tick: number) => this.#traffic.sessions(tick, tick + 1, sessions.kind)
        : this.weightsOf(table);
      gained = this.#labels.drawServed(role, part, weightOf, width, cells, from, to, until);
    }
    addCells(this.counts[role], width, gained);
    if (segment !== undefined) addCells(this.#bySegment![segment]![role], width, gained);
    this.#splitter?.cells(role, table, cells, {
      sessions,
      segment,
      labels: this.#labels?.family(role, part),
    });
    return { cells, width, gained: this.#isRead ? gained : 0 };
  }
}

const noCounts = (): ServedCounts => ({ requests: 0, errors: 0, successes: 0, slow: Number.NaN });

/** Adds the drawn cells to counts. */
function addCells(counts: ServedCounts, width: number, gained: number): void {
  if (tellsLatency(width)) {
    counts.errors += cells[0]! + cells[1]!;
    counts.successes += cells[2]! + cells[3]!;
    counts.slow += cells[1]! + cells[3]! + cells[5]!;
    counts.requests += cells[0]! + cells[1]! + cells[2]! + cells[3]! + cells[4]! + cells[5]!;
  } else {
    counts.errors += cells[0]!;
    counts.successes += cells[1]!;
    counts.requests += cells[0]! + cells[1]! + cells[2]!;
  }
  counts.successes += gained;
}
