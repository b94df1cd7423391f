import { format } from 'prettier';
import { rightChoice } from '../../../renderer/lessons/claims.ts';
import type { LessonResults } from '../../../renderer/lessons/claims.ts';
import type { Lesson, Question } from '../../../renderer/lessons/lesson.ts';
import { confront, toldParagraphs } from '../../../renderer/lessons/lessonText.ts';

/** A lesson that was played. */
export interface PlayedLesson {
  readonly lesson: Lesson;
  readonly name: string;
  readonly first: LessonResults;
  readonly after: LessonResults;
}

const INTRODUCTION = `# Teaching with Rollout Lab

Each story of the gallery is a lesson of five steps: **predict** what will come out, **run** it and see what a real team could see, **reveal** the truth, **change** one thing, and **check** what that did. The app keeps the prediction and holds it against what came out. Learn > Gallery… shows the lessons with pictures of their worlds.

- Let every student, or every table, write a prediction down before anything is played. The lesson asks for one and does not go on without it.
- Until the reveal the truth is hidden on every page. View > Show the truth hides and shows it at any other time, too.
- View > Display for a projector enlarges what is read and takes away what is not.
- “Notes for teachers”, at the foot of each lesson, has what stands below under the same title.
- Words with dots under them explain themselves; Learn > Glossary… lists them all.

This page is made of the lessons and of what their scenarios give with the seeds they ship with; a test holds it to both.`;

/** The page for teachers, as docs/teaching.md has it. */
export function teachingPage(played: readonly PlayedLesson[]): Promise<string> {
  const list = played.map(({ lesson, name }) => `| ${name} | ${lesson.minutes} | ${lesson.teacher.aim} |`);
  const text = [
    INTRODUCTION,
    `| Lesson | Minutes | What it is about |\n| --- | ---: | --- |\n${list.join('\n')}`,
    ...played.map(section),
  ].join('\n\n');
  return format(text, { parser: 'markdown' });
}

function section({ lesson, name, first, after }: PlayedLesson): string {
  const { situation, predict, run, reveal, change, check, teacher } = lesson;
  return [
    `## ${name} (\`${lesson.id}\`)`,
    ...situation,
    `**Predict.** ${questionText(predict, first)}`,
    `**Run.** ${run.join(' ')}`,
    `**Reveal.** ${toldParagraphs(reveal, first).join(' ')}`,
    `**Change.** ${change.text.join(' ')}`,
    `**Check.** ${questionText(check, after)}`,
    ...toldParagraphs(check.after, after),
    `### What students get wrong\n\n${bullets(teacher.misconceptions)}`,
    `### To discuss\n\n${bullets(teacher.discussion)}`,
  ].join('\n\n');
}

function questionText(question: Question, results: LessonResults): string {
  const right = rightChoice(question, results);
  const choices = question.choices.map(({ id, text }) => (id === right?.id ? `**${text}**` : text));
  const facts = confront(question, right?.id, results)?.facts ?? [];
  return `${question.question}\n\n${bullets(choices)}\n\n${facts.join(' ')}`;
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${text}`).join('\n');
}
