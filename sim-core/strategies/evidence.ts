/**
 * What a real team could see, as mergeable counts. The engine fills in what the exposure lets anyone see and
 * nothing else: a part that is absent could not be observed, whatever the strategy would like to know.
 */

/** Outcomes of the requests that one model served. */
export interface ServedCounts {
  requests: number;
  errors: number;
  /**
   * Requests that succeeded (did not err and did what the user wanted), as far as the team knows. With late labels of
   * successes some come from requests before the last look; with late labels of failures a request counts until its
   * failure is reported, and those reported since the last look are taken off, so the number may be negative.
   */
  successes: number;
  /** Requests slower than the world's latency objective; NaN unless the strategy reads it. */
  slow: number;
}

/** Distinct users of one arm since the phase began. */
export interface UserCounts {
  /** Users with at least one request. */
  exposed: number;
  /** Users with at least one event, known by now, of the kind the strategy reads (a success or an error). */
  withEvent: number;
}

/** Sums over the units of one arm of something that each of them has a number of. */
export interface QuantitySums {
  sum: number;
  squares: number;
  /** Of its products with the unit's requests. */
  timesRequests: number;
  /** The same quantity of the same units before the split, where users were counted then: its sum. */
  before: number;
  squaresBefore: number;
  /** Of the products of what it was before and is now. */
  timesBefore: number;
}

/** What a unit may have a number of: requests that succeeded, that erred, what successes were worth, or 1 for any of them. */
export type UnitQuantity = 'successes' | 'errors' | 'value' | 'withSuccess' | 'withError';

/**
 * Sums over the units of one arm (users, sessions or requests, whichever are split) since the phase began: all that a test of
 * means or ratios needs to know.
 */
export interface UnitSums extends Record<UnitQuantity, QuantitySums> {
  /** Units with at least one counted request; the others are in no sum. */
  exposed: number;
  /** Their requests. */
  requests: number;
  squaredRequests: number;
}

/** One yes/no property of both models on the same requests. */
export interface PairCounts {
  both: number;
  onlyIncumbent: number;
  onlyChallenger: number;
  neither: number;
}

/** Which model's results users clicked in sessions that showed both. */
export interface PreferenceCounts {
  sessions: number;
  incumbentWins: number;
  challengerWins: number;
  ties: number;
}

/** Shadow mode: both models on the same inputs, the challenger's answers unseen by any user. */
export interface ShadowCounts {
  pairs: number;
  errors: PairCounts;
  /** Slower than the latency objective. */
  slow: PairCounts;
  /** Right answers, among the pairs whose truth arrives whoever answers; late labels come with a later look. */
  correct: PairCounts;
}

/** What became visible since the last look; `users` and `units` count from the start of the phase. */
export interface Evidence {
  /** Present when requests or users are split between the models. */
  readonly served?: { readonly incumbent: ServedCounts; readonly challenger: ServedCounts };
  /** Present when the split is by user. */
  readonly users?: { readonly incumbent: UserCounts; readonly challenger: UserCounts };
  /** Present when requests, sessions or users are split and the strategy reads sums over them. */
  readonly units?: { readonly incumbent: UnitSums; readonly challenger: UnitSums };
  /** Present when sessions are interleaved. */
  readonly preference?: PreferenceCounts;
  /** Present when requests are mirrored to the challenger. */
  readonly shadow?: ShadowCounts;
}

/** The parts of the evidence a strategy reads; the engine draws no more than that. */
export interface EvidenceNeeds {
  /** Whether slow requests are read. */
  readonly slow: boolean;
  /** The one segment whose served requests are counted; left out, those of all are. */
  readonly segment?: string;
  /** Which event makes a user count as `withEvent`; a split by user requires this or `units`. */
  readonly userEvent?: 'success' | 'error';
  /** Whether sums over units are read, and whether what successes are worth is among them (NaN where it is not). */
  readonly units?: { readonly value: boolean };
}

/**
 * The evidence of two stretches of time together, in new objects. Users and units are left out: they are counted from the start of
 * a phase, and who is distinct in two stretches is not known from the counts.
 */
export function joinEvidence(first: Evidence, second: Evidence): Evidence {
  return { ...joinCounts(first, second), users: undefined, units: undefined };
}

function joinCounts(first: object, second: object): object {
  const joined: Record<string, unknown> = {};
  for (const [key, value] of [...Object.entries(first), ...Object.entries(second)]) {
    if (typeof value === 'number') joined[key] = ((joined[key] as number | undefined) ?? 0) + value;
    else if (value) joined[key] = joinCounts((joined[key] as object | undefined) ?? {}, value as object);
  }
  return joined;
}
