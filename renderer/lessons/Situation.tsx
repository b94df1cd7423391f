import { Glossed } from '../glossary/Term.tsx';
import type { Lesson } from './lesson.ts';

/** What the team knows before anything is played. */
export function Situation({ lesson: { situation } }: { lesson: Lesson }) {
  return situation.map((text) => (
    <p key={text}>
      <Glossed text={text} everyday />
    </p>
  ));
}
