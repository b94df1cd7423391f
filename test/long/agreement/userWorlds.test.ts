import { userWorlds } from '../../sim-core/worlds/userWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(userWorlds);
