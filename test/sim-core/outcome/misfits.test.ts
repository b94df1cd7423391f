import { describe, expect, test } from 'vitest';
import { PROGRAM_VERSION, fitOf, misfitsOf } from '../../../sim-core/index.ts';
import type { Scenario, SimulationResult } from '../../../sim-core/index.ts';
import { shipped } from '../scenario/shipped.ts';
import { resultOf } from './resultOf.ts';

const needle = shipped('needle');
const result = resultOf(needle);

describe('misfitsOf(result, scenario)', () => {
  const played = { ...needle, replications: 20 };
  const bearings = { yes: '', perhaps: ' (perhaps)', no: ' (only worth knowing)' };
  const paths = (stored: SimulationResult, scenario: Scenario) =>
    misfitsOf(stored, scenario).map(
      ({ path, changesNumbers }) => `${path.join('.')}${bearings[changesNumbers]}`,
    );

  test('finds none where the scenario is the same', () => {
    expect(misfitsOf(result, played)).toEqual([]);
  });

  test('finds a change of the world, of a plan and of the tolerance by the hash, a new name beside it', () => {
    expect(paths(result, { ...played, tolerance: played.tolerance * 2 })).toEqual(['scenario.hash']);
    expect(paths(result, { ...played, world: { ...played.world, horizonHours: 24 } })).toEqual([
      'scenario.hash',
    ]);
    expect(paths(result, { ...played, name: 'Other' })).toEqual(['scenario.name (only worth knowing)']);
  });

  test('finds another seed and another number of replications, unless a precision ended the run', () => {
    expect(paths(result, { ...played, seed: 9 })).toEqual(['seed']);
    expect(paths(result, needle)).toEqual(['replications']);
    expect(paths({ ...result, stoppedBy: 'precision' }, needle)).toEqual([
      'replications (only worth knowing)',
    ]);
  });

  test('says that another version of the program may come to other numbers', () => {
    const older = { ...result, programVersion: '0.0.9' };
    expect(paths(older, played)).toEqual(['programVersion (perhaps)']);
    expect(misfitsOf(older, played)[0]!.sentence).toBe(
      `The result was played by Rollout Lab 0.0.9; this is ${PROGRAM_VERSION}, which may come to other numbers.`,
    );
    expect(fitOf(misfitsOf(older, played))).toBe('may not fit');
    expect(fitOf(misfitsOf({ ...older, seed: 9 }, played))).toBe('does not fit');
    expect(fitOf(misfitsOf({ ...result, partial: true }, played))).toBe('fits');
  });

  test('says that another engine than the one that playing chooses draws other numbers', () => {
    const ofEvents = { ...result, engine: 'events' };
    expect(paths(ofEvents, played)).toEqual(['engine (perhaps)']);
    expect(misfitsOf(ofEvents, played)[0]!.sentence).toBe(
      'The result was played by the engine "events"; unless one is asked for, playing takes "lazy", whose figures have the same distribution but are other draws: they differ as by another seed.',
    );
    expect(fitOf(misfitsOf(ofEvents, played))).toBe('may not fit');
  });

  test('tells what a partial result and one of some of the plans lacks, whose numbers are the same', () => {
    expect(paths({ ...result, partial: true }, played)).toEqual(['partial (only worth knowing)']);
    const ofOne = { ...result, plans: result.plans.slice(1, 2) };
    expect(paths(ofOne, played)).toEqual(['plans (only worth knowing)']);
    expect(misfitsOf(ofOne, played)[0]!.sentence).toBe(
      'The result has nothing of the plans "ab", "interleaved", "shadow".',
    );
    expect(misfitsOf({ ...result, plans: result.plans.slice(1) }, played)[0]!.sentence).toBe(
      'The result has nothing of the plan "ab".',
    );
  });

  test('names every plan of a scenario that a result lacks, however many they are', () => {
    const plans = Array.from({ length: 200 }, (_, index) => ({ ...needle.plans[0]!, id: `p${index}` }));
    const { sentence } = misfitsOf(result, { ...played, plans }).find(({ path }) => path[0] === 'plans')!;
    for (const { id } of plans) expect(sentence).toContain(`"${id}"`);
  });

  test('does not take a result of none of the plans for theirs', () => {
    const empty = { ...result, plans: [] };
    expect(paths(empty, played)).toEqual(['plans']);
    expect(misfitsOf(empty, played)[0]!.sentence).toBe(
      'The result has nothing of the plans "ab", "canary", "interleaved", "shadow".',
    );
    expect(fitOf(misfitsOf(empty, played))).toBe('does not fit');
  });

  test('finds plans that the scenario does not have', () => {
    const foreign = { ...result.plans[0]!, id: 'blue\u202egreen' };
    const more = { ...result, plans: [...result.plans, foreign] };
    expect(paths(more, played)).toEqual(['plans']);
    expect(misfitsOf(more, played)[0]!.sentence).toBe(
      String.raw`The result holds the plan "blue\u202egreen", which the scenario does not have.`,
    );
  });
});
