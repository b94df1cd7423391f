import { phasedWorlds } from '../../sim-core/worlds/phasedWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(phasedWorlds);
