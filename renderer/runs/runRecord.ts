/** One replication of one plan, column by column: what a page draws and reads of it without going through its ticks. */
export interface RunRecord {
  readonly plan: { readonly id: string; readonly name: string };
  readonly replication: number;
  readonly seed: number;
  /** Length of a tick in hours, and how many the world has. */
  readonly tickHours: number;
  readonly ticks: number;
  readonly verdict: 'promoted' | 'rolledBack' | 'undecided';
  /** Hours from the start to the verdict; null without one. */
  readonly decisionHours: number | null;
  /** First hour from which the challenger is harmful; null if it is not. */
  readonly onsetHours: number | null;
  /** First tick at which the plan is over; `ticks` if it never is. */
  readonly endTick: number;
  /** Every playing of a phase, in order. */
  readonly visits: readonly PhaseVisit[];
  /** Ticks at whose end the team looked and decided, ascending. */
  readonly looks: Uint32Array;
  readonly lanes: readonly Lane[];
  readonly events: readonly RunEvent[];
}

/** One playing of a phase, in ticks: from the first to the one after its last. */
export interface PhaseVisit {
  readonly phase: number;
  /** Kind of its strategy. */
  readonly strategy: string;
  readonly from: number;
  readonly to: number;
}

/** Something that happened, worth going to. */
export interface RunEvent {
  /** Ticks played by then. */
  readonly tick: number;
  readonly kind: 'phase' | 'gate' | 'end' | 'onset';
  /** Of a gate: how it let the plan go on, or did not. */
  readonly outcome?: 'goesOn' | 'passed' | 'failed' | 'undecided';
  readonly title: string;
  /** What was read, in words; empty where nothing was. */
  readonly detail: string;
}

/** Lines that share a vertical axis. */
export interface Lane {
  readonly title: string;
  readonly kind: 'exposure' | 'metric' | 'statistic' | 'failure' | 'harm';
  readonly isTruth: boolean;
  /** What tells its lines from those of the same name in other lanes, where values are read. */
  readonly prefix: string;
  /** Holds its value over the tick that follows; otherwise a value is that of the tick's end. */
  readonly stepped: boolean;
  /** P-values: what matters of them is how small they are. */
  readonly logarithmic: boolean;
  readonly unit: 'probability' | 'rate' | 'pValue' | 'amount';
  readonly lines: readonly LaneLine[];
}

/** One line in a lane, a value for each tick. */
export interface LaneLine {
  readonly name: string;
  /** Ink for the incumbent and limits, the plan's hue for what the challenger does. */
  readonly tone: 'plan' | 'incumbent' | 'limit';
  readonly dash: string;
  /** 'look': known only when the team looks, and holds until the next; 'phase': counted anew in each phase; 'run': neither. */
  readonly known: 'run' | 'phase' | 'look';
  /** NaN where the team has no such number. */
  readonly values: Float64Array;
  /** 95% interval of each value as if it were the only one, NaN where there is none; left out where there never is. */
  readonly band?: { readonly low: Float64Array; readonly high: Float64Array };
}

/** The buffers to hand over when a record crosses a thread. */
export function recordTransferables({ looks, lanes }: RunRecord): ArrayBuffer[] {
  return [
    looks,
    ...lanes.flatMap(({ lines }) =>
      lines.flatMap(({ values, band }) => [values, ...(band ? [band.low, band.high] : [])]),
    ),
  ].map(({ buffer }) => buffer as ArrayBuffer);
}

/** The value of a line once so many ticks were played; undefined where there is none. */
export function valueAt({ stepped }: Lane, { values }: LaneLine, played: number): number | undefined {
  return numberAt(values, stepped, played);
}

/** Its interval then; undefined where there is none. */
export function bandAt(
  { stepped }: Lane,
  { band }: LaneLine,
  played: number,
): readonly [number, number] | undefined {
  const low = band && numberAt(band.low, stepped, played);
  const high = band && numberAt(band.high, stepped, played);
  return low === undefined || high === undefined ? undefined : [low, high];
}

function numberAt(values: Float64Array, stepped: boolean, played: number): number | undefined {
  const value = values[stepped ? Math.min(played, values.length - 1) : played - 1];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** The phase in force once so many ticks were played; undefined before the first and after the last. */
export function visitAt({ visits }: RunRecord, played: number): PhaseVisit | undefined {
  return visits.findLast(({ from, to }) => from <= played && played < to);
}
