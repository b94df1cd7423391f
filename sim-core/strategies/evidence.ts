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

/** Pairs in a table. */
export function pairsIn({ both, onlyIncumbent, onlyChallenger, neither }: PairCounts): number {
  return both + onlyIncumbent + onlyChallenger + neither;
}

/** Which model's results users clicked in sessions that showed both. */
export interface PreferenceCounts {
  sessions: number;
  incumbentWins: number;
  challengerWins: number;
  ties: number;
}

/** How many users have one and the same credit: sessions that the challenger won less those that the incumbent won. */
export interface UserCredits {
  readonly credit: number;
  readonly users: number;
}

/** Shadow mode: both models on the same inputs, the challenger's answers unseen by any user. */
export interface ShadowCounts {
  pairs: number;
  errors: PairCounts;
  /** Slower than the latency objective. */
  slow: PairCounts;
  /** Right answers, among the pairs whose truth arrives whoever answers; late labels come with a later look. */
  correct: PairCounts;
  /** Present where the strategy compares answers. */
  answers?: AnswerCounts;
  /** Present where the strategy compares predictions. */
  predictions?: PredictionCounts;
}

/** Whether answers to the same request differ; an error differs from any answer, not from another error. */
export interface AnswerCounts {
  /** Pairs whose answers were compared. */
  compared: number;
  /** Pairs whose two answers differ. */
  differ: number;
  /**
   * Of the pairs on which the incumbent ran a second time: which run answered otherwise than the incumbent at first,
   * the incumbent's second (noise), the challenger's, both or neither.
   */
  repeated: PairCounts;
}

/** How often each bin was predicted, on the pairs that both models answered; from the lowest bin to the last. */
export interface PredictionCounts {
  readonly incumbent: Float64Array;
  readonly challenger: Float64Array;
}

/** What became visible since the last look; `users`, `units` and `userCredits` count from the start of the phase. */
export interface Evidence {
  /** Present when requests or users are split between the models. */
  readonly served?: { readonly incumbent: ServedCounts; readonly challenger: ServedCounts };
  /** Of these, the requests of each segment that the strategy tells apart, by its id. */
  readonly bySegment?: Readonly<
    Record<string, { readonly incumbent: ServedCounts; readonly challenger: ServedCounts }>
  >;
  /** Present when the split is by user. */
  readonly users?: { readonly incumbent: UserCounts; readonly challenger: UserCounts };
  /** Present when requests, sessions or users are split and the strategy reads sums over them. */
  readonly units?: { readonly incumbent: UnitSums; readonly challenger: UnitSums };
  /** Present when sessions are interleaved. */
  readonly preference?: PreferenceCounts;
  /** Users with interleaved sessions, by ascending credit; present where the strategy reads it. */
  readonly userCredits?: readonly UserCredits[];
  /** Present when requests are mirrored to the challenger. */
  readonly shadow?: ShadowCounts;
}

/** The parts of the evidence a strategy reads; the engine draws no more than that. */
export interface EvidenceNeeds {
  /** Whether slow requests are read. */
  readonly slow: boolean;
  /** Whether it is read which answers of a shadow differ. */
  readonly answers?: boolean;
  /** Whether the predictions of a shadow are read. */
  readonly predictions?: boolean;
  /** The one segment whose served requests are counted; left out, those of all are. */
  readonly segment?: string;
  /** Segments whose served requests are counted apart as well, each once; not together with `segment`. */
  readonly bySegment?: readonly string[];
  /** Whether served requests are counted also while the incumbent answers all of them. */
  readonly incumbentAlone?: boolean;
  /** Whether sums over units are read, and whether what successes are worth is among them (NaN where it is not). */
  readonly units?: { readonly value: boolean };
  /** Which event makes a user count as `withEvent`; without it and `units` the share of a split by user may change. */
  readonly userEvent?: 'success' | 'error';
  /** Whether credits of users in interleaved sessions are read. */
  readonly userCredits?: boolean;
}

/**
 * The evidence of two stretches of time together, in new objects. Users and units are left out: they are counted from the start of
 * a phase, and who is distinct in two stretches is not known from the counts.
 */
export function joinEvidence(first: Evidence, second: Evidence): Evidence {
  const joined: { -readonly [Part in keyof Evidence]: Evidence[Part] } = joinCounts(first, second);
  delete joined.users;
  delete joined.units;
  return joined;
}

function joinCounts(first: object, second: object): object {
  const joined: Record<string, unknown> = {};
  for (const [key, value] of [...Object.entries(first), ...Object.entries(second)]) {
    if (value instanceof Float64Array) {
      const before = joined[key] as Float64Array | undefined;
      joined[key] = value.map((count, index) => count + (before?.[index] ?? 0));
    } else if (typeof value === 'number') joined[key] = ((joined[key] as number | undefined) ?? 0) + value;
    else if (value) joined[key] = joinCounts((joined[key] as object | undefined) ?? {}, value as object);
  }
  return joined;
}
