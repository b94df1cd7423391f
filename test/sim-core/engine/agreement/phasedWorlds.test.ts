import { phasedWorlds } from '../../worlds/phasedWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(phasedWorlds);
