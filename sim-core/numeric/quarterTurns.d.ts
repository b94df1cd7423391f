/** What `quarterTurns` leaves of the angle, in [-pi/4, pi/4], as a double and its tail. Read it at once. */
export declare const remainder: {
  high: number;
  tail: number;
};
/**
 * Number of quarter turns nearest to a finite angle x in radians, modulo 4; the rest goes to `remainder`.
 * Source: fdlibm e_rem_pio2.c below 823,549 (Cody and Waite in three steps); above, exact integer arithmetic.
 */
export declare function quarterTurns(x: number): number;
