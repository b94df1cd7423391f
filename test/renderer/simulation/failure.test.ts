import { expect, test } from 'vitest';
import { failureOf } from '../../../renderer/simulation/failure.ts';
import { WorkerLost } from '../../../sim-core/index.ts';

test.each([
  [new WorkerLost('no memory'), /^The browser stopped the simulation/, 'no memory'],
  [new RangeError('poisson requires …'), /^A number of the scenario/, 'poisson requires …'],
  // As comlink brings it: the name, not the class.
  [Object.assign(new Error('poisson requires …'), { name: 'RangeError' }), /^A number/, 'poisson requires …'],
  [
    Object.assign(new Error('world.challenger.error.formula requires …'), { name: 'UnplayableScenario' }),
    /^The scenario passed its check, but a quantity of it has no value/,
    'world.challenger.error.formula requires …',
  ],
  [new Error('odd'), /^The scenario could not be played/, 'odd'],
  ['a text', /^The scenario could not be played/, 'a text'],
])('failureOf(%o) is a sentence with the error’s own words beside it', (error, sentence, detail) => {
  expect(failureOf(error).sentence).toMatch(sentence);
  expect(failureOf(error).detail).toBe(detail);
});

test.each([
  'Array buffer allocation failed',
  'Invalid typed array length: 1000000000000',
  'Map maximum size exceeded',
  'Invalid string length',
  'Out of memory',
  'allocation size overflow',
])('failureOf(error) says that memory is wanting where the engine says "%s"', (message) => {
  const { sentence, detail } = failureOf(new RangeError(message));
  expect(sentence).toMatch(/^The simulation needs more memory than the browser gives it/);
  expect(detail).toBe(message);
});
