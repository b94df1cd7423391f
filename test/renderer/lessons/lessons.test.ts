import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeClaims, rightChoice } from '../../../renderer/lessons/claims.ts';
import type { LessonResults } from '../../../renderer/lessons/claims.ts';
import type { Lesson, Paragraph, Question } from '../../../renderer/lessons/lesson.ts';
import { NO_NUMBER, confront, fillText, toldParagraphs } from '../../../renderer/lessons/lessonText.ts';
import { lessons } from '../../../renderer/lessons/lessons.ts';
import { changedDraft } from '../../../renderer/lessons/knob.ts';
import type { Json } from '../../../renderer/store/path.ts';
import {
  checkScenario,
  addOutcomes,
  createSimulationWorker,
  formatProblem,
  summarize,
} from '../../../sim-core/index.ts';
import type { PlanResult, Scenario } from '../../../sim-core/index.ts';
import { shippedScenarios } from '../../../renderer/scenarios.ts';
import { shipped } from '../../gallery/scenario.ts';
import { lessonSchema } from './lessonSchema.ts';
import { teachingPage } from './teachingPage.ts';
import type { PlayedLesson } from './teachingPage.ts';

const folder = new URL('../../../assets/lessons/', import.meta.url);
const files = readdirSync(folder);

/** As the app plays it: the file's own seed and replications. */
async function played(scenario: Scenario): Promise<readonly PlanResult[]> {
  const { seed, replications } = scenario;
  const worker = createSimulationWorker();
  await worker.prepare({ scenario, seed, replications, engine: 'auto' });
  const outcomes = addOutcomes([], [await worker.play({ from: 0, to: replications })], { scenario });
  return summarize({ scenario, seed, engine: 'auto', outcomes, complete: true }).plans;
}

/** Exactly one choice is right, and every other is wrong beyond what chance explains. */
function expectSettled({ choices }: Question, results: LessonResults) {
  const judgements = choices.map(({ claims }) => judgeClaims(claims, results));
  expect(judgements.toSorted()).toEqual([...choices.slice(1).map(() => 'fails'), 'holds']);
}

function expectTold(paragraphs: readonly Paragraph[], results: LessonResults) {
  expect(paragraphs.map(({ claims = [] }) => judgeClaims(claims, results))).toEqual(
    paragraphs.map(() => 'holds'),
  );
  const told = toldParagraphs(paragraphs, results);
  expect(told).toHaveLength(paragraphs.length);
  for (const text of told) {
    expect(text).not.toContain(NO_NUMBER);
    expect(text).not.toMatch(/[{}]/);
  }
}

/** Numbers in what is said of results come from them; only what the scenario itself sets may be written down. */
function placeholdersOf(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]+)\}/g)].map(([, inside]) => inside!);
}

it.each(files)('the lesson in %s is what the schema asks for', (file) => {
  const { success, error } = lessonSchema.safeParse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  expect(error?.issues ?? []).toEqual([]);
  expect(success).toBe(true);
});

it('lessons are there for all stories of the gallery that have a number, and for the capstone', () => {
  const page = readFileSync(new URL('../../../docs/gallery.md', import.meta.url), 'utf8');
  const stories = [...page.matchAll(/^## .*\(`([a-z-]+)`\)$/gm)].map(([, id]) => id!);
  expect(new Set(lessons.keys())).toEqual(new Set(stories));
  expect(stories).toHaveLength(13);
});

const playedLessons = new Map<string, PlayedLesson>();

describe.each([...lessons.values()])('the lesson $id', (lesson: Lesson) => {
  const scenario = shipped(lesson.id);
  const draft = changedDraft(scenario as unknown as Json, lesson.change.edits);
  const { problems, scenario: changed } = checkScenario(draft);

  it('changes one thing in a way that the scenario allows', () => {
    expect(problems.map(formatProblem)).toEqual([]);
    expect(JSON.stringify(draft)).not.toBe(JSON.stringify(scenario));
  });

  it('has a right answer to each question that chance leaves standing, and says nothing that results do not', async () => {
    const plans = await played(scenario);
    expectSettled(lesson.predict, { plans });
    expectTold(lesson.reveal, { plans });

    // A plan's numbers do not depend on the others; those that the check does not speak of need not be played again.
    const asked = JSON.stringify(lesson.check);
    const only = changed!.plans.filter(({ id }) => asked.includes(`"${id}"`) || asked.includes(`{${id}`));
    const again = await played({ ...changed!, plans: only });
    const after = {
      plans: plans.map((plan) => again.find(({ id }) => id === plan.id) ?? plan),
      before: plans,
    };
    playedLessons.set(lesson.id, { lesson, name: scenario.name, first: { plans }, after });
    expectSettled(lesson.check, after);
    expectTold(lesson.check.after, after);
    // The change matters: what is right now was not right before.
    const answer = rightChoice(lesson.check, after)!;
    expect(judgeClaims(answer.claims, { plans, before: plans })).not.toBe('holds');

    for (const { id } of lesson.predict.choices) {
      const confronted = confront(lesson.predict, id, { plans })!;
      expect(confronted.verdict).toBe(id === rightChoice(lesson.predict, { plans })!.id ? 'right' : 'wrong');
      expect(confronted.facts.length).toBeGreaterThan(0);
    }
  });

  it('names plans that the scenario has', () => {
    const ids = new Set(scenario.plans.map(({ id }) => id));
    const claims = [
      ...lesson.predict.choices,
      ...lesson.check.choices,
      ...lesson.reveal,
      ...lesson.check.after,
    ].flatMap(({ claims: own = [] }) => own);
    const named = claims.flatMap((claim) =>
      'truth' in claim
        ? []
        : [claim.plan, typeof claim.than === 'number' ? claim.plan : (claim.than.plan ?? claim.plan)],
    );
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    const texts = [...lesson.reveal, ...lesson.check.after].flatMap(({ text }) => placeholdersOf(text));
    expect(texts.filter((inside) => !ids.has(inside.replace(/^before\./, '').split('.')[0]!))).toEqual([]);
  });

  it('tells percentages in what it reveals by placeholders alone, and no number of runs', () => {
    for (const { text } of [...lesson.reveal, ...lesson.check.after]) {
      expect(text.replaceAll(/\{[^{}]+\}/g, '')).not.toMatch(/\d[\d.,]*%? (of|in) .*runs/);
    }
    expect(fillText('{nobody.missed}', { plans: [] })).toBe(NO_NUMBER);
  });
});

// Set to write the page anew: TEACHING_PAGE=write npx vitest run --project node test/renderer/lessons
it('docs/teaching.md tells teachers what the lessons are and what comes out of them', async () => {
  const address = new URL('../../../docs/teaching.md', import.meta.url);
  const inOrder = shippedScenarios.flatMap(({ id }) => playedLessons.get(id) ?? []);
  expect(inOrder).toHaveLength(lessons.size);
  const page = await teachingPage(inOrder);
  if (process.env['TEACHING_PAGE'] === 'write') writeFileSync(address, page);
  expect(readFileSync(address, 'utf8')).toBe(page);
});
