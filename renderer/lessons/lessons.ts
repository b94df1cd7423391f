import type { Lesson } from './lesson.ts';

const files = import.meta.glob<Lesson>('../../assets/lessons/*.json', { import: 'default', eager: true });

/** The lessons by id, which is that of their scenario. */
export const lessons: ReadonlyMap<string, Lesson> = new Map(
  Object.values(files).map((lesson) => [lesson.id, lesson]),
);
