import { describe, expect, it } from 'vitest';
import { factsOf, judgeClaim, judgeClaims, rightChoice } from '../../../renderer/lessons/claims.ts';
import type { Claim, Question } from '../../../renderer/lessons/lesson.ts';
import { confront, fillText, toldParagraphs } from '../../../renderer/lessons/lessonText.ts';
import { nothingToDetect, planResult } from '../fixtures/planResult.ts';

const canary = planResult({ caught: 0.4 });
const shadow = planResult({ caught: 0.8, id: 'shadow', name: 'Shadow mode' });
const plans = [canary, shadow];

const caught = (is: 'above' | 'below', than: number, plan = 'canary'): Claim => ({
  plan,
  measure: 'caught',
  is,
  than,
});

describe('a claim', () => {
  it('holds or fails only where the interval lies to one side of what it is held against', () => {
    // 0.39 to 0.41.
    expect(judgeClaim(caught('above', 0.38), { plans })).toBe('holds');
    expect(judgeClaim(caught('above', 0.395), { plans })).toBe('unsure');
    expect(judgeClaim(caught('above', 0.42), { plans })).toBe('fails');
    expect(judgeClaim(caught('below', 0.42), { plans })).toBe('holds');
    expect(judgeClaim(caught('below', 0.4), { plans })).toBe('unsure');
    expect(judgeClaim(caught('below', 0.38), { plans })).toBe('fails');
  });

  it('is held against another plan, a multiple of it, or the run before the change', () => {
    const than = (other: object): Claim => ({ plan: 'canary', measure: 'caught', is: 'below', than: other });
    expect(judgeClaim(than({ plan: 'shadow' }), { plans })).toBe('holds');
    expect(judgeClaim(than({ plan: 'shadow', times: 0.5 }), { plans })).toBe('unsure');
    expect(judgeClaim(than({ plan: 'shadow', times: 0.4 }), { plans })).toBe('fails');
    expect(judgeClaim(than({ before: true }), { plans, before: [planResult({ caught: 0.9 })] })).toBe(
      'holds',
    );
    expect(judgeClaim(than({ before: true }), { plans })).toBe('unsure');
  });

  it('is open where nothing was counted or there is no such plan', () => {
    const harmless = [planResult({ ...nothingToDetect })];
    expect(judgeClaim(caught('above', 0.1), { plans: harmless })).toBe('unsure');
    expect(judgeClaim(caught('above', 0.1, 'nobody'), { plans })).toBe('unsure');
    expect(judgeClaim({ truth: 'harmful' }, { plans: [] })).toBe('unsure');
  });

  it('of the truth is a matter of its class', () => {
    expect(judgeClaim({ truth: 'harmful' }, { plans })).toBe('holds');
    expect(judgeClaim({ truth: 'equal' }, { plans })).toBe('fails');
  });

  it('fails together with any other that fails', () => {
    const [holds, unsure, fails] = [caught('above', 0.3), caught('above', 0.4), caught('above', 0.5)];
    expect(judgeClaims([holds], { plans })).toBe('holds');
    expect(judgeClaims([holds, unsure], { plans })).toBe('unsure');
    expect(judgeClaims([unsure, fails, holds], { plans })).toBe('fails');
  });
});

describe('an answer', () => {
  const question: Question = {
    question: 'Who catches it?',
    choices: [
      { id: 'canary', text: 'The canary.', claims: [caught('above', 0.5)] },
      { id: 'shadow', text: 'Shadow mode.', claims: [caught('above', 0.5, 'shadow')] },
    ],
  };

  it('is confronted with what came out, and with what was measured', () => {
    expect(confront(question, 'shadow', { plans })).toEqual({
      verdict: 'right',
      sentence: 'You said: “Shadow mode”, and so it came out.',
      facts: ['“Shadow mode” catches the harm in 80% (79–81%) of runs.'],
    });
    expect(confront(question, 'canary', { plans })).toMatchObject({
      verdict: 'wrong',
      sentence: 'You said: “The canary”. It came out otherwise: “Shadow mode”.',
    });
    expect(confront(question, undefined, { plans })).toBeUndefined();
  });

  it('stays open where the results do not settle it, or would settle it twice', () => {
    expect(confront(question, 'canary', { plans: [canary] })?.verdict).toBe('open');
    const both = [planResult({ caught: 0.9 }), shadow];
    expect(rightChoice(question, { plans: both })).toBeUndefined();
    expect(confront(question, 'canary', { plans: both })?.sentence).toBe(
      'You said: “The canary”. These results do not settle it.',
    );
  });

  it('names the run before the change where it is held against it', () => {
    const claim: Claim = { plan: 'canary', measure: 'caught', is: 'above', than: { before: true } };
    expect(factsOf([claim, claim], { plans, before: [planResult({ caught: 0.1 })] })).toEqual([
      '“Canary release” catches the harm in 40% (39–41%) of runs.',
      'Before the change, “Canary release” catches the harm in 10% (9–11%) of runs.',
    ]);
  });
});

describe('a text of a lesson', () => {
  it('has its placeholders filled with names, and with numbers and their intervals', () => {
    const before = [planResult({ caught: 0.1 })];
    expect(
      fillText('{shadow}: {canary.caught}, was {before.canary.caught}; {canary.extraFailures}', {
        plans,
        before,
      }),
    ).toBe('Shadow mode: 40% (39–41%), was 10% (9–11%); 300 (270 to 330)');
    expect(fillText('{canary.luck} {before.canary.caught}', { plans })).toBe('no number no number');
  });

  it('is left out where the results do not bear it out, and that is said', () => {
    const paragraphs = [{ text: 'Always.' }, { text: 'Only if.', claims: [caught('above', 0.9)] }];
    expect(toldParagraphs(paragraphs, { plans })).toEqual([
      'Always.',
      'Some of what this lesson has to say does not hold for these results: its scenario was changed, or too little was played.',
    ]);
    expect(toldParagraphs(paragraphs.slice(0, 1), { plans })).toEqual(['Always.']);
  });
});
