import { RadioGroup } from 'radix-ui';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { plannedPhase, solveLinked } from '../../../sim-core/index.ts';
import type { LinkedAnswer, LinkedQuantity, LinkedQuestion, PlannedPhase } from '../../../sim-core/index.ts';
import { useApp } from '../../store/index.ts';
import type { Json, Path } from '../../store/path.ts';
import { Problems } from '../FieldFrame.tsx';
import { NumberInput } from '../NumberInput.tsx';
import { linkedRows, linkedTakeaway, problemWith, roundedUp, sayLinked, valueOf } from './linkedRows.ts';
import type { LinkedRow } from './linkedRows.ts';

/** Values that were typed in place of the plan's; texts that are no numbers among them. */
type Typed = Readonly<Partial<Record<LinkedQuantity, Json>>>;

/** Power that is planned for while it is not what is solved for: the convention. */
const USUAL_POWER = 0.8;

/** The linked quantities of a phase: one of them is solved from the others, as they are typed. */
export function LinkedPanel({ path }: { path: Path }) {
  const scenario = useDeferredValue(useApp((state) => state.edits.checked.scenario));
  const plan = scenario?.plans[Number(path[1])];
  const index = Number(path[3]);
  const phase = useMemo(
    () => (scenario && plan?.phases[index] ? plannedPhase(scenario.world, plan, index) : undefined),
    [scenario, plan, index],
  );
  if (!phase) return <p className="help">It is worked out once the scenario has no problems.</p>;
  if ('unknown' in phase) return <p className="help">{phase.unknown}</p>;
  return <LinkedFields path={path} phase={phase} />;
}

function LinkedFields({ path, phase }: { path: Path; phase: PlannedPhase }) {
  const [solveFor, setSolveFor] = useState<LinkedQuantity>('power');
  const [typed, setTyped] = useState<Typed>({});
  const question = useDeferredValue(
    useMemo(() => questionOf(phase, solveFor, typed), [phase, solveFor, typed]),
  );
  const answer = useMemo(() => solveLinked(phase, question), [phase, question]);
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
    <fieldset className="linked">
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
  phase: PlannedPhase;
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

/** The question that the fields ask; what cannot be asked is left as the plan has it. */
function questionOf({ supply }: PlannedPhase, solveFor: LinkedQuantity, typed: Typed): LinkedQuestion {
  const given = (quantity: LinkedQuantity): number | undefined => {
    const value = typed[quantity];
    return typeof value === 'number' && quantity !== solveFor ? value : undefined;
  };
  const above0 = (quantity: 'traffic' | 'share' | 'hours', most: number) => {
    const value = given(quantity);
    return value !== undefined && value > 0 && value <= most ? value : supply[quantity];
  };
  const power = given('power');
  const sample = given('sample');
  return {
    solveFor,
    traffic: above0('traffic', 1e9),
    share: above0('share', 1),
    hours: above0('hours', 20_000),
    difference: given('effect'),
    power: power !== undefined && power >= 0.01 && power <= 0.9999 ? power : USUAL_POWER,
    sample: sample !== undefined && sample > 0 ? sample : undefined,
  };
}
