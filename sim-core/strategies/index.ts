import { ab } from './ab/index.ts';
import { canary } from './canary/index.ts';
import { interleaved } from './interleaved/index.ts';
import { shadow } from './shadow/index.ts';
import type { Strategy } from './strategy.ts';

/** The strategies of the product, in the order they are shown. A new one is its file and a line here. */
export const strategies: readonly Strategy[] = [ab, canary, interleaved, shadow];
