/** The risk a test takes: alpha in all, on one side or on both. */
export type Significance = {
  alpha: number;
  sides: 1 | 2;
};
/** The z beyond which a test rejects; throws unless alpha lies strictly between 0 and 1. */
export declare function criticalValue({ alpha, sides }: Significance): number;
/** The z that leaves the power below it; throws unless power lies strictly between 0 and 1. */
export declare function powerQuantile(power: number): number;
/** Throws unless the value is a probability. */
export declare function requireProbability(what: string, value: number): void;
