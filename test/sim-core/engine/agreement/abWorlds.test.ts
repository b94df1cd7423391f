import { abWorlds } from '../../worlds/abWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(abWorlds);
