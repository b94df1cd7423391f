import { choice, flag, object } from './fields.ts';

/**
 * What every phase has besides its strategy's own settings: where its endings lead, and whether it begins with
 * evidence that was gathered before.
 */
export const phaseFields = {
  leadsTo: object(
    {
      passed: choice(['next', 'hold', 'stop'], {
        title: 'When it passes',
        help: 'Next phase (after the last: everyone), hold the exposure it has, or stop with the incumbent.',
      }).default('next'),
      failed: choice(['stop', 'back', 'hold', 'next'], {
        title: 'When it fails',
        help: 'Stop (roll back), back to the phase before, hold the exposure it has, or next all the same.',
      }).default('stop'),
      undecided: choice(['stop', 'back', 'hold', 'next'], {
        title: 'When it cannot decide',
        help: 'Stop with the incumbent, back to the phase before, hold the exposure it has, or next all the same.',
      }).default('stop'),
    },
    { title: 'What follows', help: 'Where the endings of the phase lead.' },
  ).prefault({}),
  carriesEvidence: flag({
    title: 'Carries evidence on',
    help: 'Begins with the evidence of the phase before it, which counts the same requests at one share (played again: with its own); otherwise with none.',
  }).default(false),
};

/** How a phase can end: the words of `leadsTo`. */
export type PhaseEnding = 'passed' | 'failed' | 'undecided';

/** Where an ending can lead. */
export type PhaseStep = 'next' | 'hold' | 'back' | 'stop';

export type PhaseSteps = Readonly<Record<PhaseEnding, PhaseStep>>;
