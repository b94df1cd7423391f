/** Elementary functions that give the same bits in Node and in every browser, unlike those of Math. */
export { log } from './log.ts';
export { log1p } from './log1p.ts';
export { exp } from './exp.ts';
export { expm1 } from './expm1.ts';
export { power } from './power.ts';
export { maximizeLinear } from './maximizeLinear.ts';
export { sine } from './sine.ts';
export { cosine } from './cosine.ts';

export { logGamma } from './logGamma.ts';
export { logFactorial } from './logFactorial.ts';
export { stirlingError } from './stirlingError.ts';
export { poissonDeviance } from './poissonDeviance.ts';
export { logBinomialMass } from './logBinomialMass.ts';
export { logPoissonMass } from './logPoissonMass.ts';
