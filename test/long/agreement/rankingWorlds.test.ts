import { rankingWorlds } from '../../sim-core/worlds/rankingWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(rankingWorlds);
