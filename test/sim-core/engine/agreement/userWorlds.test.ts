import { userWorlds } from '../../worlds/userWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(userWorlds);
