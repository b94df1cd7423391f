import { useEffect, useState } from 'react';
import type { WorldCourse } from '../../sim-core/index.ts';
import type { ShippedScenario } from '../scenarios.ts';
import { courseOf } from './courses.ts';

/** The course of a shipped scenario's world; undefined until it is there. */
export function useCourse(shipped: ShippedScenario): WorldCourse | 'failed' | undefined {
  const [course, setCourse] = useState<WorldCourse | 'failed'>();
  useEffect(() => {
    let wanted = true;
    const take = async () => {
      const found = await courseOf(shipped).catch(() => 'failed' as const);
      if (wanted) setCourse(found);
    };
    void take();
    return () => {
      wanted = false;
    };
  }, [shipped]);
  return course;
}
