import { fitOf, misfitsOf, scenarioHash } from '../../sim-core/index.ts';
import type { Misfit, Scenario, SimulationResult } from '../../sim-core/index.ts';
import { formatWhole } from '../format/numbers.ts';
import { planStyles } from '../plans/planStyle.ts';
import { appStore, useApp } from '../store/index.ts';
import { TruthGate } from '../truth/TruthGate.tsx';
import { GlanceTable } from '../views/GlanceTable.tsx';
import { MessageDialog } from './MessageDialog.tsx';

/** A result that was stored: what it is of, what no longer fits the open scenario, and its answer. */
export function StoredResultDialog() {
  const stored = useApp((state) => state.storedResult);
  const scenario = useApp((state) => state.edits.checked.scenario);
  const { closeStoredResult } = appStore.getState();
  return (
    <MessageDialog
      open={stored !== undefined}
      onClose={closeStoredResult}
      title={`Stored result: ${stored?.result.scenario.name}`}
      description={stored ? `${stored.fileName}: ${playedWords(stored.result)}` : ''}
      className="stored-result"
    >
      {stored && (
        <>
          {scenario ? (
            <Fit result={stored.result} scenario={scenario} />
          ) : (
            <p>The open scenario has problems to solve before the result can be held against it.</p>
          )}
          <TruthGate>
            <GlanceTable
              plans={stored.result.plans}
              styles={planStyles(stored.result.plans)}
              population={populationOf(stored.result, scenario)}
              note="Medians over all runs; the file has their intervals."
            />
          </TruthGate>
        </>
      )}
    </MessageDialog>
  );
}

/** The users of the world that was played, which a result does not hold: known where it is the open scenario's. */
function populationOf(result: SimulationResult, scenario: Scenario | undefined): number {
  const isOfIt = scenario !== undefined && scenarioHash(scenario) === result.scenario.hash;
  return isOfIt ? scenario.world.users.population : Infinity;
}

/** How it came about: "1,000 replications, seed 1, engine lazy, stopped before its end." */
function playedWords({
  replications,
  seed,
  engine,
  partial,
  scenario,
  programVersion,
}: SimulationResult): string {
  const end = partial ? ', stopped before its end' : '';
  return `${formatWhole(replications)} replications, seed ${seed}, engine ${engine}, scenario ${scenario.hash}, Rollout Lab ${programVersion}${end}.`;
}

const fitWords = {
  fits: (name: string) => `The open scenario, “${name}”, would give this result.`,
  'may not fit': (name: string) => `The open scenario, “${name}”, may no longer give this result.`,
  'does not fit': (name: string) => `This result is not what the open scenario, “${name}”, would give.`,
};

function Fit({ result, scenario }: { result: SimulationResult; scenario: Scenario }) {
  const misfits = misfitsOf(result, scenario);
  const fit = fitOf(misfits);
  const isNote = ({ changesNumbers }: Misfit) => changesNumbers === 'no';
  return (
    <div className="notice" data-kind={fit === 'fits' ? undefined : 'stale'}>
      <div>
        <b>{fitWords[fit](scenario.name)}</b>
        <Sentences misfits={[...misfits.filter((misfit) => !isNote(misfit)), ...misfits.filter(isNote)]} />
      </div>
    </div>
  );
}

function Sentences({ misfits }: { misfits: readonly Misfit[] }) {
  if (misfits.length === 0) return null;
  return (
    <ul>
      {misfits.map(({ sentence }) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
