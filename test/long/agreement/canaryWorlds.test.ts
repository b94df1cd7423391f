import { canaryWorlds } from '../../sim-core/worlds/canaryWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(canaryWorlds);
