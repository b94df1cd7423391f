import type { Problem } from '../../sim-core/index.ts';
import { AddMenu } from '../inspector/AddMenu.tsx';
import { PlanKey } from '../charts/Marker.tsx';
import { addPart } from '../outline/changeParts.ts';
import { planAdditions, worldAdditions } from '../outline/newParts.ts';
import type { Addition } from '../outline/newParts.ts';
import type { PlanStyle } from '../plans/planStyle.ts';
import { modelItems, planItems, worldItems } from '../outline/items.ts';
import type { Item } from '../outline/items.ts';
import { samePath } from '../store/path.ts';
import type { Json, Path } from '../store/path.ts';
import { problemsWithin } from '../store/selectors.ts';
import { isKnownToTeam } from '../truth/knownParts.ts';
import { appStore, useApp } from '../store/index.ts';

/** The scenario at a glance: its world, its models, its plans; choosing one opens it in the inspector. */
export function Outline({ styles }: { styles: ReadonlyMap<string, PlanStyle> }) {
  const draft = useApp((state) => state.edits.draft);
  const truthShown = useApp((state) => state.truthShown);
  const world = worldItems(draft);
  return (
    <>
      <h2 className="visually-hidden">Outline</h2>
      {truthShown ? (
        <>
          <Group title="World" items={world} additions={worldAdditions} />
          <Group title="Models" items={modelItems(draft)} />
        </>
      ) : (
        <Group title="World, as the team knows it" items={world.filter(({ path }) => isKnownToTeam(path))} />
      )}
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
  return (
    <AddMenu
      words={`Add to the ${of.toLowerCase()}`}
      options={() => additions(draft).map(({ key, label, note }) => ({ value: key, label, note }))}
      onAdd={(key) =>
        addPart(
          appStore.getState(),
          additions(draft).find((addition) => addition.key === key),
        )
      }
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
