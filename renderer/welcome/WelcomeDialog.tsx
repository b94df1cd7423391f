import { Checkbox, Dialog } from 'radix-ui';
import { useId, useState } from 'react';
import { strategies } from '../../sim-core/index.ts';
import { land } from '../commands/landing.ts';
import { performCommand } from '../commands/useCommands.ts';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { lessons } from '../lessons/lessons.ts';
import { appStore, useApp } from '../store/index.ts';
import { shippedScenarios } from '../scenarios.ts';
import { RolloutForm } from './RolloutForm.tsx';
import { isNewcomer, rememberWelcome } from './welcomePreference.ts';

/** What the app is, and the ways in. */
export function WelcomeDialog() {
  const open = useApp((state) => state.dialog === 'welcome');
  const { showDialog } = appStore.getState();
  const { focus, later } = useDialogFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => showDialog(next ? 'welcome' : undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className="dialog welcome" {...focus}>
          <Welcome
            onLeave={(action) => {
              later(action);
              showDialog(undefined);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** @param onLeave closes the dialog and then does something */
function Welcome({ onLeave }: { onLeave: (action: () => void) => void }) {
  const [step, setStep] = useState<'doors' | 'form' | 'doors again'>('doors');
  return step === 'form' ? (
    <>
      <Dialog.Title>Your own rollout</Dialog.Title>
      <Dialog.Description>
        Five questions make a first scenario, which you can then change in every detail. A guess will do.
      </Dialog.Description>
      <RolloutForm onBack={() => setStep('doors again')} onLeave={onLeave} />
    </>
  ) : (
    <>
      <Dialog.Title>Welcome to Rollout Lab</Dialog.Title>
      <Dialog.Description>
        Here you try out how a new model goes live before it does: {strategyNames()}, played thousands of
        times in a world that you describe. You see how long a bad model stays unnoticed, whom it reaches
        meanwhile, and how much traffic the verdict takes.
      </Dialog.Description>
      <Doors returned={step === 'doors again'} onDescribe={() => setStep('form')} onLeave={onLeave} />
      <div className="dialog-buttons welcome-end">
        <Again />
        <Dialog.Close className="button">Close</Dialog.Close>
      </div>
    </>
  );
}

function Doors({
  returned,
  onDescribe,
  onLeave,
}: {
  /** Whether somebody came back from describing their own rollout. */
  returned: boolean;
  onDescribe: () => void;
  onLeave: (action: () => void) => void;
}) {
  const story = shippedScenarios[0]!;
  const isOpen = useApp((state) => state.document.fileName === story.fileName);
  return (
    <ul className="doors">
      <li>
        <button
          type="button"
          className="door"
          onClick={() => onLeave(() => (isOpen ? land('answer') : performCommand(`open:${story.id}`)))}
        >
          <b>See a finished story</b>
          <span>
            {isOpen
              ? `“${story.name}” is being played behind this window. Its answer is a click away.`
              : `Opens “${story.name}” and plays it.`}
          </span>
        </button>
      </li>
      <li>
        <button
          type="button"
          className="door"
          onClick={onDescribe}
          ref={(button) => {
            if (returned) button?.focus();
          }}
        >
          <b>Describe your own rollout</b>
          <span>Five questions, then the answer. It takes less than a minute.</span>
        </button>
      </li>
      <li>
        <button type="button" className="door" onClick={() => onLeave(() => performCommand('gallery'))}>
          <b>Learn from a story</b>
          <span>
            {shippedScenarios.length} worlds on which teams have come to grief, {lessons.size} of them as
            lessons.
          </span>
        </button>
      </li>
      <li>
        <button type="button" className="door" onClick={() => onLeave(() => performCommand('open'))}>
          <b>Open a file</b>
          <span>A scenario that you or somebody else has saved.</span>
        </button>
      </li>
    </ul>
  );
}

/** The strategies that there are, within a sentence. */
function strategyNames(): string {
  const names = strategies.map(({ name }) =>
    name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
  );
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
}

function Again() {
  const id = useId();
  const [known, setKnown] = useState(() => {
    // Seen once is seen, unless somebody says otherwise.
    if (isNewcomer()) rememberWelcome(false);
    return true;
  });
  return (
    <div className="welcome-again">
      <Checkbox.Root
        id={id}
        className="checkbox"
        checked={known}
        onCheckedChange={(checked) => {
          setKnown(checked === true);
          rememberWelcome(checked !== true);
        }}
      >
        <Checkbox.Indicator>
          <svg width="14" height="14" aria-hidden="true" focusable="false">
            <path d="M2,7.5L5.5,11L12,3" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        </Checkbox.Indicator>
      </Checkbox.Root>
      <label htmlFor={id}>Do not show this at the next start. It stays in the Help menu.</label>
    </div>
  );
}
