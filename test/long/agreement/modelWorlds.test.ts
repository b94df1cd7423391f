import { modelWorlds } from '../../sim-core/worlds/modelWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(modelWorlds);
