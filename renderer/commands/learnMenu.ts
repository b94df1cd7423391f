import { lessons } from '../lessons/lessons.ts';
import { shippedScenarios } from '../scenarios.ts';
import type { MenuDescription } from './command.ts';

/** Stories, lessons and words. */
export const learnMenu: MenuDescription = {
  title: 'Learn',
  groups: [
    [
      {
        id: 'gallery',
        title: 'Gallery…',
        keywords: ['stories', 'examples', 'worlds', 'pictures', 'lessons'],
        perform: (app) => app.showDialog('gallery'),
      },
      {
        submenu: 'Begin a lesson',
        commands: () =>
          shippedScenarios
            .filter(({ id }) => lessons.has(id))
            .map(({ id, name }) => ({
              id: `lesson:${id}`,
              title: `Begin the lesson ${name}`,
              label: name,
              keywords: ['teach', 'learn', 'class'],
              perform: (app) => app.startLesson(id),
              landing: 'inspector',
            })),
      },
      {
        id: 'leaveLesson',
        title: 'Leave the lesson',
        obstacle: ({ app }) => (app.lesson ? undefined : 'No lesson goes on.'),
        perform: (app) => app.leaveLesson(),
        landing: 'answer',
      },
      {
        id: 'teacherNotes',
        title: 'Notes for teachers',
        keywords: ['instructor', 'misconceptions', 'discussion'],
        obstacle: ({ app }) => (app.lesson ? undefined : 'No lesson goes on.'),
        checked: ({ app }) => app.lesson?.notesShown ?? false,
        perform: (app) => app.showTeacherNotes(!app.lesson?.notesShown),
      },
    ],
    [
      {
        id: 'glossary',
        title: 'Glossary…',
        keywords: ['words', 'terms', 'meaning', 'definition'],
        perform: (app) => app.showGlossary(),
      },
    ],
  ],
};
