import { expose } from 'comlink';
import { selfTestParts } from '../../sim-core/index.ts';
import type { SelfTestWorker } from './selfTester.ts';

expose({ compare: (part) => selfTestParts[part]?.compare() ?? [] } satisfies SelfTestWorker);
