import type { World } from '../scenario/schema.ts';
export type Role = 'incumbent' | 'challenger';
/** What a model does with a request of a segment. */
export interface Behaviour {
  /** Probability of an error. */
  readonly error: number;
  /** Probability of success given no error. */
  readonly success: number;
  /** Probability that the answer is slower than the latency objective. */
  readonly slow: number;
  /** Whether success is a click on the model's list, and not a probability of its own. */
  readonly byClicks: boolean;
}
/** Behaviour of a model in a segment at an hour. */
export type BehaviourAt = (role: Role, segment: number, hours: number) => Behaviour;
/**
 * Reads a world's behaviours: what the challenger leaves out is the incumbent's, what a segment leaves out is
 * the model's, drifts are added and probabilities kept within 0 to 1.
 * @param clickSuccess with a ranking, the probability that a session clicks a result of the model's list: success where
 * no probability of success is given
 */
export declare function behavioursOf(
  world: World,
  clickSuccess?: Readonly<Record<Role, number>>,
): BehaviourAt;
