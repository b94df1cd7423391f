import { evidenceWorlds } from '../../sim-core/worlds/evidenceWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(evidenceWorlds);
