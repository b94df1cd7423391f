import { canaryWorlds } from '../../worlds/canaryWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(canaryWorlds);
