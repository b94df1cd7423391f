import { maturedWorlds } from '../../worlds/maturedWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(maturedWorlds);
