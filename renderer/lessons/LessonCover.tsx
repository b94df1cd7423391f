import { PlanKey } from '../charts/Marker.tsx';
import { ShippedPicture } from '../gallery/ShippedPicture.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { shippedScenarios } from '../scenarios.ts';
import { useApp } from '../store/index.ts';
import { Situation } from './Situation.tsx';
import { lessons } from './lessons.ts';

/** In the place of the answer while a prediction is made: the situation, and who tries what in it. */
export function LessonCover({ styles }: { styles: ReadonlyMap<string, PlanStyle> }) {
  const id = useApp((state) => state.lesson?.id);
  const plans = useApp((state) => state.document.opened.plans);
  const lesson = id === undefined ? undefined : lessons.get(id);
  const shipped = shippedScenarios.find((scenario) => scenario.id === id);
  if (!lesson || !shipped) return null;
  return (
    <div className="lesson-cover">
      <header className="scenario-head">
        <h1>{shipped.name}</h1>
      </header>
      <Situation lesson={lesson} />
      <h2>The plans</h2>
      <ul>
        {plans.map(({ id: planId, name }) => (
          <li key={planId}>
            <PlanKey style={styles.get(planId)!} />
            {name}
          </li>
        ))}
      </ul>
      <h2>The traffic</h2>
      <ShippedPicture shipped={shipped} truthShown={false} />
      <p className="hint">Choose an answer beside this and keep it. Then the plans are played.</p>
    </div>
  );
}
