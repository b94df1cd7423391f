import { RadioGroup } from 'radix-ui';
import { useId, useMemo, useState } from 'react';
import { linkedQuantities } from '../../../sim-core/index.ts';
import type { LinkedAnswer, LinkedQuantity } from '../../../sim-core/index.ts';
import { useApp } from '../../store/index.ts';
import type { Json, Path } from '../../store/path.ts';
import { Problems } from '../FieldFrame.tsx';
import { NumberInput } from '../NumberInput.tsx';
import {
  LEAST_POWER,
  MOST_POWER,
  linkedRows,
  linkedTakeaway,
  problemWith,
  roundedUp,
  sayLinked,
  valueOf,
} from './linkedRows.ts';
import type { LinkedRow } from './linkedRows.ts';
import type { Sized, SizingRequest } from './sizingWorker.ts';
import { useSized } from './useSized.ts';

/** What is known of the phase that is sized. */
type SizedPhase = Extract<Sized, { readonly phase: unknown }>['phase'];

/** Values that were typed in place of the plan's; texts that are no numbers among them. */
type Typed = Readonly<Partial<Record<LinkedQuantity, Json>>>;

/** The linked quantities of a phase: one of them is worked out from the others, as they are typed. */
export function LinkedPanel({ path }: { path: Path }) {
  const scenario = useApp((state) => state.edits.checked.scenario);
  const plan = scenario?.plans[Number(path[1])];
  const index = Number(path[3]);
  const place = useMemo(
    () => (scenario && plan?.phases[index] ? { world: scenario.world, plan, index } : undefined),
    [scenario, plan, index],
  );
  const [solveFor, setSolveFor] = useState<LinkedQuantity>('power');
  const [typed, setTyped] = useState<Typed>({});
  const request = useMemo(() => ({ solveFor, given: givenBy(typed, solveFor) }), [typed, solveFor]);
  const { sized, isBusy } = useSized(place, request);
  if (!place) return <p className="help">It is worked out once the scenario has no problems.</p>;
  if (!sized) return <p className="help">Being worked out …</p>;
  if ('unknown' in sized) return <p className="help">{sized.unknown}</p>;
  const { phase, answer } = sized;
  if ('unknown' in answer) {
    return (
      <>
        <p className="help">{answer.unknown}</p>
        <BackToPlan typed={typed} onBack={() => setTyped({})} />
      </>
    );
  }
  const rows = linkedRows(phase.unit, answer);
  return (
    <fieldset className="linked" aria-busy={isBusy}>
      <legend className="visually-hidden">What would it take?</legend>
      <p className="help">
        Choose what is worked out; the others can be changed here without changing the plan.
      </p>
      <RadioGroup.Root
        className="linked-rows"
        aria-label="Worked out"
        value={solveFor}
        onValueChange={(next) => {
          setSolveFor(next as LinkedQuantity);
          // What is worked out is not given.
          setTyped(without(typed, next as LinkedQuantity));
        }}
      >
        {rows.map((row) => (
          <Row
            key={row.quantity}
            row={row}
            isSolved={row.quantity === solveFor}
            value={typed[row.quantity] ?? valueOf(row.quantity, answer)}
            isTyped={typed[row.quantity] !== undefined}
            onType={(value) =>
              setTyped(
                value === undefined ? without(typed, row.quantity) : { ...typed, [row.quantity]: value },
              )
            }
          />
        ))}
      </RadioGroup.Root>
      <div aria-live="polite" className="linked-answer">
        {answer.unattainable !== undefined && (
          <p>
            <b>Unattainable.</b> {answer.unattainable}
          </p>
        )}
        <p>{linkedTakeaway(phase.unit, answer)}</p>
      </div>
      <UseInPlan
        path={path}
        phase={phase}
        rows={rows}
        answer={answer}
        onUsed={(used) => setTyped(without(typed, used))}
      />
      <BackToPlan typed={typed} onBack={() => setTyped({})} />
      <p className="help">
        Theory, at the mean difference over these hours; what chance and drift make of it, a run shows. By{' '}
        {answer.sizing.source}
      </p>
    </fieldset>
  );
}

function Row({
  row: { quantity, label, help, schema },
  isSolved,
  value,
  isTyped,
  onType,
}: {
  row: LinkedRow;
  isSolved: boolean;
  value: Json | undefined;
  isTyped: boolean;
  /** Undefined takes back what was typed. */
  onType: (value: Json | undefined) => void;
}) {
  const id = useId();
  const problem = isTyped && !isSolved ? problemWith(value, schema) : undefined;
  return (
    <div className="linked-row" data-solved={isSolved || undefined}>
      <RadioGroup.Item
        className="linked-lock"
        value={quantity}
        aria-label={`Work out ${label.toLowerCase()}`}
      >
        <RadioGroup.Indicator className="linked-dot" />
      </RadioGroup.Item>
      <label htmlFor={id} title={help}>
        {label}
        {schema.unit !== undefined && schema.unit !== 'share' && <small>{schema.unit}</small>}
      </label>
      {isSolved ? (
        <output id={id} className="linked-value">
          {typeof value === 'number' ? sayLinked(quantity, value, schema) : 'unattainable'}
        </output>
      ) : (
        <span className="linked-given">
          <NumberInput
            id={id}
            schema={schema}
            value={typeof value === 'number' ? shown(quantity, value, isTyped) : value}
            invalid={problem !== undefined}
            describedBy={`${id}-help ${id}-problem`}
            optional
            placeholder=""
            onChange={onType}
          />
        </span>
      )}
      <span className="visually-hidden" id={`${id}-help`}>
        {help}
      </span>
      <Problems id={`${id}-problem`} messages={problem === undefined ? [] : [problem]} />
    </div>
  );
}

/** What follows from the world is said to three digits, what was set as it was. */
function shown(quantity: LinkedQuantity, value: number, isTyped: boolean): number {
  if (isTyped || (quantity !== 'effect' && quantity !== 'sample')) return value;
  return quantity === 'sample' ? Math.round(value) : Number(value.toPrecision(3));
}

/** Puts what differs from the plan into it, one by one. */
function UseInPlan({
  path,
  phase,
  rows,
  answer,
  onUsed,
}: {
  path: Path;
  phase: SizedPhase;
  rows: readonly LinkedRow[];
  answer: LinkedAnswer;
  onUsed: (used: LinkedQuantity) => void;
}) {
  const edit = useApp((state) => state.edit);
  const places = {
    traffic: ['world', 'traffic', 'requestsPerSecond'],
    share: [...path, ...phase.sharePath],
    hours: [...path, ...phase.hoursPath],
  } as const;
  return (
    <p className="linked-use">
      {(['traffic', 'share', 'hours'] as const).map((quantity) => {
        const value = answer[quantity];
        const { schema } = rows.find((row) => row.quantity === quantity)!;
        if (value === undefined || Math.abs(value / phase.supply[quantity] - 1) < 1e-6) return null;
        const used = quantity === 'hours' ? value : roundedUp(value, schema.maximum ?? Infinity);
        const said = sayLinked(quantity, used, schema);
        return (
          <button
            key={quantity}
            type="button"
            className="button small"
            onClick={() => {
              edit(places[quantity], used);
              onUsed(quantity);
            }}
          >
            Use {said} in the {quantity === 'traffic' ? 'world' : 'plan'}
          </button>
        );
      })}
    </p>
  );
}

function BackToPlan({ typed, onBack }: { typed: Typed; onBack: () => void }) {
  if (Object.keys(typed).length === 0) return null;
  return (
    <button type="button" className="button quiet small" onClick={onBack}>
      Back to the plan’s numbers
    </button>
  );
}

function without(typed: Typed, quantity: LinkedQuantity): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([key]) => key !== quantity));
}

/** What is given in place of the plan's own; what cannot be asked about is left as it is, with its problem beside it. */
function givenBy(typed: Typed, solveFor: LinkedQuantity): SizingRequest['given'] {
  const mostOf: Record<LinkedQuantity, number> = {
    traffic: 1e9,
    share: 1,
    hours: 20_000,
    sample: 1e15,
    effect: Infinity,
    power: MOST_POWER,
  };
  return Object.fromEntries(
    linkedQuantities.flatMap((quantity) => {
      const value = typed[quantity];
      if (typeof value !== 'number' || quantity === solveFor || value > mostOf[quantity]) return [];
      const least = quantity === 'power' ? LEAST_POWER : quantity === 'effect' ? -Infinity : Number.MIN_VALUE;
      return value >= least ? [[quantity, value]] : [];
    }),
  );
}
