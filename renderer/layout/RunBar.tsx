import { Label, Switch } from 'radix-ui';
import { useState } from 'react';
import { PRECISION_RANGE } from '../../sim-core/index.ts';
import { formatPlain } from '../format/numbers.ts';
import { parseNumber } from '../format/parseNumber.ts';
import type { Json } from '../store/path.ts';
import { MAX_WORKERS } from '../store/runSettingsSlice.ts';
import { problemsWithin } from '../store/selectors.ts';
import { useApp } from '../store/index.ts';
import { BarField } from './BarField.tsx';
import { RunButtons } from './RunButtons.tsx';
import { RunProgress } from './RunProgress.tsx';

/** How much is run and on how many workers; run, pause and cancel; how far the run is. */
export function RunBar() {
  return (
    <>
      <h2 className="visually-hidden">Run</h2>
      <DocumentField label="Seed" of="seed" />
      <DocumentField label="Replications" of="replications" />
      <PrecisionField />
      <WorkersField />
      <AutomaticSwitch />
      <RunProgress />
      <RunButtons />
    </>
  );
}

function DocumentField({ label, of }: { label: string; of: 'seed' | 'replications' }) {
  const value = useApp((state) => (state.edits.draft as { readonly [key: string]: Json })[of]);
  const problem = useApp((state) => problemsWithin(state.edits.checked.problems, [of])[0]?.message);
  const edit = useApp((state) => state.edit);
  return (
    <BarField
      label={label}
      text={typeof value === 'number' ? formatPlain(value) : typeof value === 'string' ? value : ''}
      problem={problem}
      onType={(text) => edit([of], parseNumber(text) ?? text)}
    />
  );
}

const pointsRange = { min: 100 * PRECISION_RANGE.min, max: 100 * PRECISION_RANGE.max };

/** Empty, a run plays all its replications. */
function PrecisionField() {
  const precision = useApp((state) => state.precision);
  const setPrecision = useApp((state) => state.setPrecision);
  const [refused, setRefused] = useState<string>();
  return (
    <BarField
      label="Stop at ±"
      text={refused ?? (precision === undefined ? '' : formatPlain(100 * precision))}
      unit="points"
      hint="Ends the run as soon as the share of every verdict is known to so many percentage points; empty, all replications are played."
      problem={
        refused !== undefined
          ? `requires points from ${pointsRange.min} to ${pointsRange.max}, or nothing to play all replications`
          : undefined
      }
      onType={(text) => {
        const points = parseNumber(text);
        const isPrecision = points !== undefined && points >= pointsRange.min && points <= pointsRange.max;
        setRefused(text.trim() === '' || isPrecision ? undefined : text);
        if (text.trim() === '') setPrecision(undefined);
        else if (isPrecision) setPrecision(points / 100);
      }}
    />
  );
}

function WorkersField() {
  const workers = useApp((state) => state.workers);
  const setWorkers = useApp((state) => state.setWorkers);
  const [refused, setRefused] = useState<string>();
  return (
    <BarField
      label="Workers"
      text={refused ?? formatPlain(workers)}
      hint="How many runs are played at a time, from the next run on. Any number gives the same results."
      problem={refused === undefined ? undefined : `requires a whole number from 1 to ${MAX_WORKERS}`}
      onType={(text) => {
        const count = parseNumber(text) ?? Number.NaN;
        const isCount = Number.isInteger(count) && count >= 1 && count <= MAX_WORKERS;
        setRefused(isCount ? undefined : text);
        if (isCount) setWorkers(count);
      }}
    />
  );
}

function AutomaticSwitch() {
  const automatic = useApp((state) => state.automatic);
  const setAutomatic = useApp((state) => state.setAutomatic);
  return (
    <div className="bar-field" title="Every edit is played by itself: first a preview, then the whole run.">
      <Label.Root htmlFor="automatic">Run on edits</Label.Root>
      <Switch.Root id="automatic" className="switch" checked={automatic} onCheckedChange={setAutomatic}>
        <Switch.Thumb className="switch-thumb" />
      </Switch.Root>
    </div>
  );
}
