export { test } from './test.ts';
export type { OpenApp, OpenOptions } from './test.ts';
export { axeViolations, expectNoAxeViolations } from './accessibility.ts';
export { lostInForcedColours } from './forcedColours.ts';
export { screenshot } from './screenshot.ts';
export { tasksOf } from './tasks.ts';
export { crampedTargets, cutTexts } from './targets.ts';
