/** Traffic from counts: fitting a series into what a scenario holds, and synthesizing a series again. */
export { isBinLength, type CountSeries } from './countSeries.ts';
export { fitTraffic, type TrafficFit, type TrafficFitting } from './fitTraffic.ts';
export { fitErrors, type FitErrors } from './fitErrors.ts';
export { synthesizeCounts, trafficFromStart } from './synthesizeCounts.ts';
