import { expect, test } from 'vitest';
import { packOutcomes, packedVerdicts, unpackOutcomes } from '../../../sim-core/outcome/packedOutcomes.ts';
import { compileScenario } from '../../../sim-core/run/compileScenario.ts';
import { playChunk } from '../../../sim-core/run/playChunk.ts';
import { smallWorlds } from '../worlds.ts';

const worlds = Object.entries(smallWorlds).filter(([, make]) =>
  make().plans.some(({ phases }) => phases.length > 1),
);

test.each(worlds)('packOutcomes(outcomes) of %s are unpacked as they were', (_, make) => {
  const scenario = make();
  const outcomes = playChunk(compileScenario(scenario), 'lazy', 1, { from: 7, to: 12 });
  const block = packOutcomes(outcomes);
  expect(block).toMatchObject({ from: 7, to: 12 });
  expect(unpackOutcomes(block, scenario.plans)).toEqual(outcomes);
  expect(packedVerdicts(block, scenario.plans)).toEqual(outcomes.map(({ columns }) => columns.verdict));
});
