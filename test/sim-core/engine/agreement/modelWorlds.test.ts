import { modelWorlds } from '../../worlds/modelWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(modelWorlds);
