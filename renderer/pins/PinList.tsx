import { RadioGroup } from 'radix-ui';
import { useRef, useState } from 'react';
import { formatWhole } from '../format/numbers.ts';
import { focusWithin } from '../inspector/focus.ts';
import { appStore, useApp } from '../store/index.ts';
import type { PinnedRun } from '../store/pinState.ts';

/** The pinned runs: which one to compare with, what each is of, and what can be done with it. */
export function PinList() {
  const pins = useApp((state) => state.pins);
  const chosen = useApp((state) => state.comparedPin);
  const fileName = useApp((state) => state.document.fileName);
  const { choosePin } = appStore.getState();
  return (
    <RadioGroup.Root
      className="pins"
      aria-label="Pinned run to compare with"
      value={chosen === undefined ? '' : String(chosen)}
      onValueChange={(id) => choosePin(Number(id))}
    >
      {pins.map((pin) => (
        <Pin key={pin.id} pin={pin} openFile={fileName} />
      ))}
    </RadioGroup.Root>
  );
}

function Pin({ pin, openFile }: { pin: PinnedRun; openFile: string }) {
  const [isRenamed, setRenamed] = useState(false);
  const renameButton = useRef<HTMLButtonElement>(null);
  const { renamePin, restorePin, unpin } = appStore.getState();
  const { id, name, fileName } = pin;
  return (
    <div className="pin">
      <RadioGroup.Item
        className="radio"
        value={String(id)}
        id={`pin-${id}`}
        aria-describedby={`pin-${id}-of`}
      >
        <RadioGroup.Indicator className="radio-dot" />
      </RadioGroup.Item>
      <div className="pin-words">
        {isRenamed ? (
          <NameField
            name={name}
            onDone={(next) => {
              if (next !== undefined) renamePin(id, next);
              setRenamed(false);
            }}
            onLeave={() => renameButton.current?.focus()}
          />
        ) : (
          <label htmlFor={`pin-${id}`}>{name}</label>
        )}
        <small id={`pin-${id}-of`}>{pinWords(pin, fileName === openFile)}</small>
      </div>
      <div className="pin-tools">
        <button
          type="button"
          className="button quiet small"
          ref={renameButton}
          aria-label={`Rename ${name}`}
          onClick={() => setRenamed(true)}
        >
          Rename
        </button>
        <button
          type="button"
          className="button quiet small"
          aria-label={`Restore these inputs: ${name}`}
          onClick={() => restorePin(id)}
        >
          Restore these inputs
        </button>
        <button
          type="button"
          className="button quiet small"
          aria-label={`Unpin ${name}`}
          onClick={({ currentTarget }) => {
            const panel = currentTarget.closest('[role="tabpanel"]');
            unpin(id);
            // To the pin that is left, or to pinning again.
            focusWithin(panel, '.pins .radio, .empty .button');
          }}
        >
          Unpin
        </button>
      </div>
    </div>
  );
}

/** What a pin is of: "1,000 runs, seed 1". */
function pinWords({ answer: { result }, fileName }: PinnedRun, isOfOpenFile: boolean): string {
  const runs = `${formatWhole(result.replications)} runs${result.partial ? ' (partial)' : ''}`;
  return [runs, `seed ${result.seed}`, ...(isOfOpenFile ? [] : [`of ${fileName}`])].join(', ');
}

/** Enter and leaving the field take the name, Escape leaves it as it was. */
function NameField({
  name,
  onDone,
  onLeave,
}: {
  name: string;
  onDone: (name: string | undefined) => void;
  /** The field is left by keyboard, which has to go on somewhere. */
  onLeave: () => void;
}) {
  const [typed, setTyped] = useState(name);
  return (
    <input
      // What was pressed is gone: the keyboard goes on here.
      // oxlint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      aria-label={`Name of ${name}`}
      maxLength={60}
      value={typed}
      onFocus={({ target }) => target.select()}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => onDone(typed)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onDone(event.key === 'Enter' ? typed : undefined);
        onLeave();
      }}
    />
  );
}
