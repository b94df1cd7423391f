import { shadowWorlds } from '../../worlds/shadowWorlds.ts';
import { describeAgreement } from './describeAgreement.ts';

describeAgreement(shadowWorlds);
