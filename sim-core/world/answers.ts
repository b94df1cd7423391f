import type { Answers } from '../scenario/answersSchema.ts';

/** What the answers of a mirrored request come to, given what both models' outcomes are. */
export interface AnswerLaw {
  /** Probability that the models' answers differ. */
  readonly differ: number;
  /**
   * Where the incumbent runs a second time: probabilities that its second answer and the challenger's differ from its
   * first (both, only its own, only the challenger's, neither).
   */
  readonly repeated: readonly [both: number, onlyIncumbent: number, onlyChallenger: number, neither: number];
}

/**
 * The law of answers by pair of outcomes, `incumbent * 3 + challenger` with outcomes ordered error, failure, success.
 * Every model has a usual answer to an input, the two models' being the same or not where both are right or both wrong;
 * a run departs from it with probability 1 - sqrt(1 - selfDisagreement), and departures never coincide, so that
 * two runs of one model differ with just that probability. An error is no answer: it differs from any answer, not from
 * another error, and the incumbent errs on an input again where it erred.
 */
export function answerLaw({ selfDisagreement, rightInOtherWays, wrongInOtherWays }: Answers): AnswerLaw[] {
  const keepsFirst = Math.sqrt(1 - selfDisagreement.incumbent);
  const keepsSecond = Math.sqrt(1 - selfDisagreement.challenger);
  return Array.from({ length: 9 }, (_, pair): AnswerLaw => {
    const [incumbent, challenger] = [Math.floor(pair / 3), pair % 3];
    if (incumbent === 0) {
      return challenger === 0 ? { differ: 0, repeated: [0, 0, 0, 1] } : { differ: 1, repeated: [0, 0, 1, 0] };
    }
    const agrees =
      incumbent === challenger
        ? keepsSecond * (1 - (incumbent === 2 ? rightInOtherWays : wrongInOtherWays))
        : 0;
    return {
      differ: 1 - keepsFirst * agrees,
      repeated: [
        1 - keepsFirst + keepsFirst * (1 - keepsFirst) * (1 - agrees),
        keepsFirst * (1 - keepsFirst) * agrees,
        keepsFirst * keepsFirst * (1 - agrees),
        keepsFirst * keepsFirst * agrees,
      ],
    };
  });
}
