import type { Problem } from '../../sim-core/index.ts';
import { AddMenu } from '../inspector/AddMenu.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { formatExact, formatShare } from '../format/numbers.ts';
import { formatHours } from '../format/durations.ts';
import { planAdditions, worldAdditions } from '../outline/newParts.ts';
import type { Addition } from '../outline/newParts.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { challengerNote, incumbentNote } from './modelNotes.ts';
import { samePath, valueAt } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { problemsWithin } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';

interface Item {
  readonly path: Path;
  readonly name: string;
  /** What matters most of it, in a few words. */
  readonly note: string;
  readonly style?: PlanStyle | undefined;
}

/** The scenario at a glance: its world, its models, its plans; choosing one opens it in the inspector. */
export function Outline({ styles }: { styles: ReadonlyMap<string, PlanStyle> }) {
  const draft = useApp((state) => state.edits.draft);
  return (
    <>
      <h2 className="visually-hidden">Outline</h2>
      <Group title="World" items={worldItems(draft)} additions={worldAdditions} />
      <Group title="Models" items={modelItems(draft)} />
      <Group title="Plans" items={planItems(draft, styles)} additions={planAdditions} />
    </>
  );
}

function Group({
  title,
  items,
  additions,
}: {
  title: string;
  items: readonly Item[];
  /** What can be added to it. */
  additions?: (document: Json) => readonly Addition[];
}) {
  const selection = useApp((state) => state.selection);
  const select = useApp((state) => state.select);
  const problems = useApp((state) => state.edits.checked.problems);
  return (
    <section className="outline-group">
      <h3>{title}</h3>
      <ul>
        {items.map(({ path, name, note, style }) => {
          const count = problemsOf(problems, path);
          const selected = samePath(path, selection);
          return (
            <li key={path.join('/')}>
              <button type="button" aria-current={selected ? 'true' : undefined} onClick={() => select(path)}>
                <span className="item-name">
                  {style && <PlanKey style={style} />}
                  {name}
                </span>
                <span className="item-note">
                  {count > 0 ? (
                    <span className="item-problems">{count === 1 ? '1 problem' : `${count} problems`}</span>
                  ) : (
                    note
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {additions && <Additions of={title} additions={additions} />}
    </section>
  );
}

function Additions({ of, additions }: { of: string; additions: (document: Json) => readonly Addition[] }) {
  const draft = useApp((state) => state.edits.draft);
  const { edit, select } = appStore.getState();
  return (
    <AddMenu
      words={`Add to the ${of.toLowerCase()}`}
      options={() => additions(draft).map(({ key, label, note }) => ({ value: key, label, note }))}
      onAdd={(key) => {
        const added = additions(draft)
          .find((addition) => addition.key === key)
          ?.add(draft);
        if (!added) return;
        edit([], added.document, added.path);
        select(added.path);
      }}
    />
  );
}

/** The scenario and the world answer for their own fields only, other items for all that is in them. */
function problemsOf(problems: readonly Problem[], path: Path): number {
  const within = problemsWithin(problems, path);
  return path.length < 2 && path[0] !== 'plans'
    ? within.filter((problem) => problem.path.length <= path.length + 1).length
    : within.length;
}

const number = (draft: Json, path: Path) => {
  const value = valueAt(draft, path);
  return typeof value === 'number' ? value : undefined;
};
const text = (draft: Json, path: Path) => {
  const value = valueAt(draft, path);
  return typeof value === 'string' ? value : '';
};
const list = (draft: Json, path: Path): readonly Json[] => {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
};
const say = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? '' : format(value);

function worldItems(draft: Json): Item[] {
  const world = (...path: Path) => ['world', ...path];
  const drifts = list(draft, world('drifts'));
  return [
    { path: [], name: 'Scenario', note: 'name and tolerance' },
    {
      path: world(),
      name: 'Horizon',
      note: say(number(draft, world('horizonHours')), formatHours),
    },
    {
      path: world('traffic'),
      name: 'Traffic',
      note: say(
        number(draft, world('traffic', 'requestsPerSecond')),
        (rate) => `${formatExact(rate)} requests/s`,
      ),
    },
    {
      path: world('users'),
      name: 'Users',
      note: say(number(draft, world('users', 'population')), (users) => `${formatExact(users)} users`),
    },
    ...list(draft, world('segments')).map((_, index) => ({
      path: world('segments', index),
      name: text(draft, world('segments', index, 'name')),
      note: say(
        number(draft, world('segments', index, 'share')),
        (share) => `${formatShare(share)} of requests`,
      ),
    })),
    ...drifts.map((_, index) => ({
      path: world('drifts', index),
      name: text(draft, world('drifts', index, 'name')),
      note: say(number(draft, world('drifts', index, 'atHours')), (hours) =>
        hours === 0 ? 'drift, from the start' : `drift, after ${formatHours(hours)}`,
      ),
    })),
    ...list(draft, world('feedbacks')).map((_, index) => ({
      path: world('feedbacks', index),
      name: text(draft, world('feedbacks', index, 'name')),
      note: say(
        number(draft, world('feedbacks', index, 'servedHours')),
        (hours) => `feedback, builds up in ${formatHours(hours)}`,
      ),
    })),
    ...optionalItem(draft, world('capacity'), 'Capacity', () =>
      say(
        number(draft, world('capacity', 'requestsPerSecond')),
        (rate) => `${formatExact(rate)} requests/s, ${text(draft, world('capacity', 'machines'))}`,
      ),
    ),
    ...optionalItem(draft, world('labels'), 'Late labels', () =>
      say(
        number(draft, world('labels', 'meanHours')),
        (hours) => `${text(draft, world('labels', 'of'))} after ${formatHours(hours)}`,
      ),
    ),
    ...list(draft, world('filters')).map((filter, index) => ({
      path: world('filters', index),
      name:
        text(filter, ['model']) === 'both' ? 'Filter of both' : `Filter of the ${text(filter, ['model'])}`,
      note: say(
        number(filter, ['share']),
        (share) => `${formatShare(share)} of ${text(filter, ['requests']).replace('everyone', 'requests')}`,
      ),
    })),
    ...optionalItem(
      draft,
      world('ranking'),
      'Ranking',
      () => `${text(draft, world('ranking', 'clickModel'))} clicks`,
    ),
  ];
}

/** A part of the world that not every world has. */
function optionalItem(draft: Json, path: Path, name: string, note: () => string): Item[] {
  return valueAt(draft, path) === undefined ? [] : [{ path, name, note: note() }];
}

function modelItems(draft: Json): Item[] {
  return [
    { path: ['world', 'incumbent'], name: 'Incumbent', note: incumbentNote(draft) },
    { path: ['world', 'challenger'], name: 'Challenger', note: challengerNote(draft) },
  ];
}

function planItems(draft: Json, styles: ReadonlyMap<string, PlanStyle>): Item[] {
  return list(draft, ['plans']).map((plan, index) => {
    const phases = list(plan, ['phases']).length;
    return {
      path: ['plans', index],
      name: text(plan, ['name']),
      note: phases > 1 ? `${phases} phases` : '',
      style: styles.get(text(plan, ['id'])),
    };
  });
}
