import { expose } from 'comlink';
import { parseScenario, worldCourse } from '../../sim-core/index.ts';
import type { CourseWorker } from './courses.ts';

expose({
  course(text, steps) {
    const { scenario } = parseScenario(text);
    if (!scenario) throw new RangeError('course requires the text of a scenario without problems');
    return worldCourse(scenario, steps);
  },
} satisfies CourseWorker);
