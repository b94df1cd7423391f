import { abWorlds } from '../../sim-core/worlds/abWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(abWorlds);
