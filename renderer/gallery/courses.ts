import type { WorldCourse } from '../../sim-core/index.ts';
import type { ShippedScenario } from '../scenarios.ts';
import { connect } from '../simulation/connect.ts';
import type { Connection } from '../simulation/connect.ts';

/** What the worker that compiles worlds for their pictures does. */
export interface CourseWorker {
  course(text: string, steps: number): WorldCourse;
}

/** Steps of a picture: two a day for the longest worlds, and more than its pixels need. */
const STEPS = 168;

const known = new Map<string, Promise<WorldCourse>>();
let connection: Connection<CourseWorker> | undefined;
let waiting = 0;

/** The course of a shipped scenario's world; compiled once, by a worker, for some worlds take half a second. */
export function courseOf({ id, text }: ShippedScenario): Promise<WorldCourse> {
  const before = known.get(id);
  if (before) return before;
  const course = compile(text);
  known.set(id, course);
  // Whoever asks again after a failure tries again.
  course.catch(() => known.delete(id));
  return course;
}

async function compile(text: string): Promise<WorldCourse> {
  connection ??= connect<CourseWorker>(
    new Worker(new URL('./course.worker.ts', import.meta.url), { type: 'module' }),
  );
  const own = connection;
  waiting += 1;
  try {
    return await Promise.race([own.remote.course(text, STEPS), own.died]);
  } finally {
    waiting -= 1;
    // Its worlds are compiled; nobody asks it anything else.
    if (waiting === 0) {
      own.end();
      if (connection === own) connection = undefined;
    }
  }
}
