import type { Lesson } from './lesson.ts';

/** What helps whoever teaches the lesson; on demand only, for they are read over shoulders. */
export function TeacherNotes({ lesson: { teacher } }: { lesson: Lesson }) {
  return (
    <section className="teacher-notes" aria-label="Notes for teachers">
      <h3>What it is about</h3>
      <p>{teacher.aim}</p>
      <h3>What students get wrong</h3>
      <ul>
        {teacher.misconceptions.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <h3>To discuss</h3>
      <ul>
        {teacher.discussion.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
