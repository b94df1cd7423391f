import { expose } from 'comlink';
import { giveLifeSign } from './lifeSign.ts';
import { createSummaryWorker } from './summary.ts';

giveLifeSign();
expose(createSummaryWorker());
