import { expose } from 'comlink';
import { giveLifeSign } from '../../simulation/lifeSign.ts';
import { createSizingWorker } from './sizingWorker.ts';

giveLifeSign();
expose(createSizingWorker());
