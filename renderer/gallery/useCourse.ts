import { useEffect, useState } from 'react';
import { worldCourse } from '../../sim-core/index.ts';
import type { WorldCourse } from '../../sim-core/index.ts';
import type { ShippedScenario } from '../scenarios.ts';
import { readShipped } from './galleryEntries.ts';

/** Steps of a picture: two a day for the longest worlds, and more than its pixels need. */
const STEPS = 168;

const known = new Map<string, WorldCourse>();
const waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** One world at a time, so that the page can answer between two of them. */
function next(): void {
  timer = undefined;
  waiting.shift()?.();
  if (waiting.length > 0) timer = setTimeout(next);
}

/** The course of a shipped scenario's world, compiled when it is first wanted; undefined until it is there. */
export function useCourse(shipped: ShippedScenario): WorldCourse | undefined {
  const [course, setCourse] = useState(() => known.get(shipped.id));
  useEffect(() => {
    if (known.has(shipped.id)) return;
    const compile = () => {
      const found = known.get(shipped.id) ?? worldCourse(readShipped(shipped), STEPS);
      known.set(shipped.id, found);
      setCourse(found);
    };
    waiting.push(compile);
    timer ??= setTimeout(next);
    return () => {
      const place = waiting.indexOf(compile);
      if (place >= 0) waiting.splice(place, 1);
    };
  }, [shipped]);
  return course;
}
