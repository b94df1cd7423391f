import { Label } from 'radix-ui';
import { useState } from 'react';
import { wilsonInterval } from '../../../sim-core/index.ts';
import { formatProbability, formatProbabilityRange, formatWhole } from '../../format/numbers.ts';
import { parseNumber } from '../../format/parseNumber.ts';
import { endingWords, verdictKindOf } from '../../runs/endingWords.ts';
import { notableRuns } from '../../runs/notableRuns.ts';
import { countOf, countPlayed, endingOf, nextOf, positionOf, runKinds } from '../../runs/runEndings.ts';
import type { LeafKind, RunEndings } from '../../runs/runEndings.ts';
import { useApp } from '../../store/index.ts';
import type { TracedCell } from '../../whatIf/tracedCell.ts';
import { NotableRuns } from './NotableRuns.tsx';

/** Which run it is and what became of it; on to the next, of all runs or of those that end alike. */
export function RunPicker({
  planId,
  replication,
  cell,
  truthShown,
}: {
  planId: string;
  replication: number;
  /** The scenario that it is a run of, where that is another than the answer's: of that one's runs this one is known alone. */
  cell: TracedCell | undefined;
  truthShown: boolean;
}) {
  const openTrace = useApp((state) => state.openTrace);
  const playReplays = useApp((state) => state.playReplays);
  const showTab = useApp((state) => state.showTab);
  const endings = useApp((state) => (cell ? undefined : state.run.answer?.endings[planId]));
  const exemplars = useApp((state) => (cell ? undefined : state.run.answer?.exemplars[planId]));
  const [chosen, setChosen] = useState('all');
  const kinds = endings
    ? runKinds
        .filter(({ isTruth }) => truthShown || !isTruth)
        .map((kind) => ({ ...kind, count: countOf(endings, kind.leaves) }))
        .filter(({ count }) => count > 0)
    : [];
  const kind = kinds.find(({ key }) => key === chosen);
  const open = (next: number | undefined) => {
    if (next !== undefined) void openTrace(planId, next, cell);
  };
  const neighbour = (step: 1 | -1) => {
    if (endings && kind) return nextOf(endings, kind.leaves, replication, step);
    return replication + step < 0 ? undefined : replication + step;
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  const such = kind ? ` that is ${kind.label}` : '';
  return (
    <div className="run-picker">
      <div className="trace-tools">
        {endings && kinds.length > 0 && (
          <Label.Root className="inline-field">
            Runs
            <select
              value={kind ? kind.key : 'all'}
              onChange={({ target }) => {
                setChosen(target.value);
                const next = kinds.find(({ key }) => key === target.value);
                const ending = endingOf(endings, replication);
                if (next && !(ending && next.leaves.includes(ending))) open(nextOf(endings, next.leaves, -1));
              }}
            >
              <option value="all">all {formatWhole(countPlayed(endings))}</option>
              {kinds.map(({ key, label, count }) => (
                <option key={key} value={key}>
                  {label} ({formatWhole(count)})
                </option>
              ))}
            </select>
          </Label.Root>
        )}
        <div className="inline-field">
          <Label.Root htmlFor="replication">Run number</Label.Root>
          <span className="stepper">
            <button
              type="button"
              className="button icon"
              aria-label={`Previous run${such}`}
              disabled={before === undefined}
              onClick={() => open(before)}
            >
              ‹
            </button>
            <ReplicationField key={replication} replication={replication} onPick={open} />
            <button
              type="button"
              className="button icon"
              aria-label={`Next run${such}`}
              disabled={after === undefined}
              onClick={() => open(after)}
            >
              ›
            </button>
          </span>
          {endings && kind && kind.leaves.includes(endingOf(endings, replication)!) && (
            <small>
              {formatWhole(positionOf(endings, kind.leaves, replication))} of {formatWhole(kind.count)}
            </small>
          )}
        </div>
        {exemplars && <NotableRuns runs={notableRuns(exemplars, truthShown)} onOpen={open} />}
        {!cell && (
          <button
            type="button"
            className="button quiet small"
            onClick={() => {
              showTab('replays');
              void playReplays(planId, 0);
            }}
          >
            See twenty runs
          </button>
        )}
      </div>
      {endings && <p className="run-ending">{endingSentence(endings, replication, truthShown)}</p>}
    </div>
  );
}

/** What became of a replication, and how many end like it. */
function endingSentence(endings: RunEndings, replication: number, truthShown: boolean): string {
  const leaf = endingOf(endings, replication);
  if (!leaf) return `The answer in view has no run ${formatWhole(replication)}: it is played by itself.`;
  const alike: readonly LeafKind[] = truthShown ? [leaf] : verdictKindOf(leaf).leaves;
  const words = truthShown ? endingWords[leaf] : verdictKindOf(leaf).label;
  const count = countOf(endings, alike);
  const played = countPlayed(endings);
  const { estimate, low, high } = wilsonInterval(count, played)!;
  return `How run ${formatWhole(replication)} ends: ${words}. ${formatWhole(count)} of ${formatWhole(played)} runs end alike, ${formatProbability(estimate)} (${formatProbabilityRange(low, high)}).`;
}

function ReplicationField({ replication, onPick }: { replication: number; onPick: (next: number) => void }) {
  const [text, setText] = useState(String(replication));
  const commit = () => {
    const value = parseNumber(text);
    if (value !== undefined && Number.isInteger(value) && value >= 0) {
      if (value !== replication) onPick(value);
    } else setText(String(replication));
  };
  return (
    <input
      id="replication"
      className="number"
      inputMode="numeric"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}
