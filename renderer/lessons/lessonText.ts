import type { PlanResult } from '../../sim-core/index.ts';
import type { LessonResults } from './claims.ts';
import { factsOf, judgeClaims, rightChoice } from './claims.ts';
import type { Choice, Paragraph, Question } from './lesson.ts';
import { measures } from './measures.ts';
import type { MeasureName } from './measures.ts';

/** What a placeholder stands for where nothing was counted. */
export const NO_NUMBER = 'no number';

/**
 * A text with its placeholders filled: {canary} is a plan's name, {canary.rolledBack} a measure of it with its interval,
 * {before.canary.rolledBack} the same of the run before the change.
 */
export function fillText(text: string, { plans, before }: LessonResults): string {
  return text.replaceAll(/\{([^{}]+)\}/g, (_, inside: string) => {
    const parts = inside.split('.');
    const [from, own] = parts[0] === 'before' ? [before, parts.slice(1)] : [plans, parts];
    const [planId, measure] = own;
    const plan = from?.find(({ id }) => id === planId);
    if (!plan) return NO_NUMBER;
    return measure === undefined ? plan.name : told(plan, measure);
  });
}

function told(plan: PlanResult, measure: string): string {
  if (!Object.hasOwn(measures, measure)) return NO_NUMBER;
  return measures[measure as MeasureName].read(plan)?.text ?? NO_NUMBER;
}

/** Paragraphs as the results tell them; those that they do not bear out are left out, and that is said. */
export function toldParagraphs(paragraphs: readonly Paragraph[], results: LessonResults): readonly string[] {
  const borneOut = paragraphs.filter(({ claims = [] }) => judgeClaims(claims, results) === 'holds');
  const filled = borneOut.map(({ text }) => fillText(text, results));
  if (borneOut.length === paragraphs.length) return filled;
  return [
    ...filled,
    'Some of what this lesson has to say does not hold for these results: its scenario was changed, or too little was played.',
  ];
}

/** A choice held against what came out. */
export interface Confrontation {
  readonly verdict: 'right' | 'wrong' | 'open';
  /** "You said: …" and what it was instead. */
  readonly sentence: string;
  /** What was measured. */
  readonly facts: readonly string[];
}

/** Says what somebody chose and what came out; undefined before anything was chosen. */
export function confront(
  question: Question,
  chosenId: string | undefined,
  results: LessonResults,
): Confrontation | undefined {
  const chosen = question.choices.find(({ id }) => id === chosenId);
  if (!chosen) return undefined;
  const right = rightChoice(question, results);
  const said = `You said: “${quoted(chosen)}”`;
  if (!right) {
    const facts = factsOf(chosen.claims, results);
    return { verdict: 'open', sentence: `${said}. These results do not settle it.`, facts };
  }
  const facts = factsOf(right.claims, results);
  if (right === chosen) return { verdict: 'right', sentence: `${said}, and so it came out.`, facts };
  return { verdict: 'wrong', sentence: `${said}. It came out otherwise: “${quoted(right)}”.`, facts };
}

/** Without its full stop, inside a sentence. */
function quoted({ text }: Choice): string {
  return text.replace(/\.$/, '');
}
