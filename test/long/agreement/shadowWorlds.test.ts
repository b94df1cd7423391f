import { shadowWorlds } from '../../sim-core/worlds/shadowWorlds.ts';
import { describeLongAgreement } from './longAgreement.ts';

describeLongAgreement(shadowWorlds);
