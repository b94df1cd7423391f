import { expose } from 'comlink';
import { summarizeRun } from './summary.ts';

expose({ summarize: summarizeRun });
