/** Streams of random numbers and exact draws from distributions; the stream is always the first argument. */
export { Random } from './random.ts';
export { openStream, streamKey, type StreamKey } from './stream.ts';

export { standardNormal } from './normal.ts';
export { gamma } from './gamma.ts';
export { beta } from './beta.ts';
export { poisson, replaceByPoissons } from './poisson.ts';
export { binomial } from './binomial.ts';
export { multinomial } from './multinomial.ts';
export { hypergeometric } from './hypergeometric.ts';
export { newlyOccupied } from './occupancy.ts';
