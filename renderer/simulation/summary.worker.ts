import { expose } from 'comlink';
import { createSummaryWorker } from './summary.ts';

expose(createSummaryWorker());
