import type { Scenario } from '../../sim-core/index.ts';
import { abWorlds } from './worlds/abWorlds.ts';
import { canaryWorlds } from './worlds/canaryWorlds.ts';
import { evidenceWorlds } from './worlds/evidenceWorlds.ts';
import { maturedWorlds } from './worlds/maturedWorlds.ts';
import { modelWorlds } from './worlds/modelWorlds.ts';
import { phasedWorlds } from './worlds/phasedWorlds.ts';
import { rankingWorlds } from './worlds/rankingWorlds.ts';
import { shadowWorlds } from './worlds/shadowWorlds.ts';
import { userWorlds } from './worlds/userWorlds.ts';

export { problemsOf, scenarioOf } from './worlds/scenarioOf.ts';

/** Small worlds that between them hold everything the engines must agree on. */
export const smallWorlds: Record<string, () => Scenario> = {
  ...modelWorlds,
  ...userWorlds,
  ...evidenceWorlds,
  ...abWorlds,
  ...maturedWorlds,
  ...canaryWorlds,
  ...phasedWorlds,
  ...rankingWorlds,
  ...shadowWorlds,
};
