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
  #tables: (Readonly<Record<Role, readonly RateTable[]>> & { readonly regime: Regime }) | undefined;
  /** The counts of both, and of both in each segment. */
  #all: readonly ServedCounts[] = Object.values(this.counts);
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
    this.#tables = undefined;
    this.#isRead = true;
    this.#parts = ALL_AT_ONCE;
    this.#bySegment = undefined;
    this.#all = Object.values(this.counts);
    this.evidence = { served: this.counts };
    const { bySegment } = needs;
    if (bySegment) {
      this.#parts = [...bySegment.map((only) => ({ only })), { except: bySegment }];
      this.#bySegment = Object.fromEntries(
        bySegment.map((id) => [id, { incumbent: noCounts(), challenger: noCounts() }]),
      );
      this.#all = [this.counts, ...Object.values(this.#bySegment)].flatMap((arms) => Object.values(arms));
      this.evidence = { served: this.counts, bySegment: this.#bySegment };
    }
    this.#labels?.startPhase(needs.slow, this.#parts.length);
  }

  /** Whether the requests drawn from now on are counted; those that are not are served all the same. */
  count(isCounting: boolean): void {
    if (isCounting !== this.#isCounting) this.#tables = undefined;
    this.#isCounting = isCounting;
  }

  /** Nobody reads any more who had which outcome: labels that come late are not users' any more. */
  stopReading(): void {
    this.#isRead = false;
  }

  /** Served cells of a model, as far as the strategy reads them; by part of the traffic if it tells parts apart. */
  tables(regime: Regime, role: Role): readonly RateTable[] {
    // Asked for in every tick, and as a rule the same as in the tick before.
    if (this.#tables?.regime !== regime) {
      this.#tables = {
        regime,
        incumbent: this.#tablesOf(regime, 'incumbent'),
        challenger: this.#tablesOf(regime, 'challenger'),
      };
    }
    return this.#tables[role];
  }

  /** The same where the strategy tells no parts apart. */
  table(regime: Regime, role: Role): RateTable {
    return this.tables(regime, role)[0]!;
  }

  #tablesOf(regime: Regime, role: Role): readonly RateTable[] {
    const { slow, segment } = this.#needs;
    const watched = this.#isCounting ? segment : NO_SEGMENT;
    const tables: RateTable[] = [];
    for (const part of this.#parts) {
      tables.push(regime.cells(slow ? `${role}WithLatency` : role, { watched, part }));
    }
    return tables;
  }

  /** How the requests of a table's cells spread over ticks. */
  weightsOf(table: RateTable): (cell: number, tick: number) => number {
    return (cell, tick) => this.#traffic.expected(table, cell, tick, tick + 1);
  }

  clear(): void {
    for (const counts of this.#all) {
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
    const { from, to } = stretch;
    const width = table.rates.length;
    for (let cell = 0; cell < width; cell += 1) {
      const expected = sessions
        ? this.#traffic.ofSessions(sessions.count) * table.rates[cell]![from]!
        : share > 0
          ? share * this.#traffic.expected(table, cell, from, to)
          : undefined;
      cells[cell] = expected === undefined ? 0 : poisson(this.#outcomes, expected);
    }
    const gained = this.#labels ? this.#drawLabels(this.#labels, role, part, table, stretch, sessions) : 0;
    addCells(this.counts[role], width, gained);
    if (this.#bySegment) this.#addToSegment(role, part, width, gained);
    if (this.#splitter) this.#trace(this.#splitter, role, table, part, sessions);
    return { cells, width, gained: this.#isRead ? gained : 0 };
  }

  #drawLabels(
    labels: LabelLedger,
    role: Role,
    part: number,
    table: RateTable,
    { from, to, until }: Stretch,
    sessions: ArmSessions | undefined,
  ): number {
    const weightOf = sessions
      ? (_: number, tick: number) => this.#traffic.sessions(tick, tick + 1, sessions.kind)
      : this.weightsOf(table);
    return labels.drawServed(role, part, weightOf, table.rates.length, cells, from, to, until);
  }

  #addToSegment(role: Role, part: number, width: number, gained: number): void {
    const segment = this.#needs.bySegment![part];
    if (segment !== undefined) addCells(this.#bySegment![segment]![role], width, gained);
  }

  #trace(
    splitter: TickSplitter,
    role: Role,
    table: RateTable,
    part: number,
    sessions: ArmSessions | undefined,
  ): void {
    const segment = this.#needs.bySegment?.[part];
    splitter.cells(role, table, cells, { sessions, segment, labels: this.#labels?.family(role, part) });
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
