import { maturedWorlds } from '../../sim-core/worlds/maturedWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(maturedWorlds);
