import { rankingWorlds } from '../../worlds/rankingWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(rankingWorlds);
