import { evidenceWorlds } from '../../worlds/evidenceWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(evidenceWorlds);
