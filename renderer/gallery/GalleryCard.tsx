import { useId } from 'react';
import { PlanKey } from '../charts/Marker.tsx';
import type { PlanStyle } from '../plans/planStyle.ts';
import { performCommand } from '../commands/useCommands.ts';
import { ShippedPicture } from './ShippedPicture.tsx';
import type { GalleryEntry } from './galleryEntries.ts';

/** A world of the gallery: its picture, its question, what is played in it. */
export function GalleryCard({
  entry: { shipped, strategies, plans, lessonMinutes },
  styles,
  truthShown,
  onLeave,
}: {
  entry: GalleryEntry;
  styles: ReadonlyMap<string, PlanStyle>;
  truthShown: boolean;
  /** Closes the gallery and then does something. */
  onLeave: (action: () => void) => void;
}) {
  const id = useId();
  return (
    <li className="gallery-card">
      <ShippedPicture shipped={shipped} truthShown={truthShown} />
      <h3 id={id}>{shipped.name}</h3>
      <p>{shipped.question}</p>
      <ul className="card-strategies" aria-label="Strategies">
        {strategies.map(({ kind, name }) => (
          <li key={kind}>
            <PlanKey style={styles.get(kind)!} />
            {name}
          </li>
        ))}
      </ul>
      <div className="card-buttons">
        {lessonMinutes !== undefined && (
          <button
            type="button"
            className="button primary small"
            aria-label={`Lesson, ${lessonMinutes} min: ${shipped.name}`}
            onClick={() => onLeave(() => performCommand(`lesson:${shipped.id}`))}
          >
            Lesson, {lessonMinutes} min
          </button>
        )}
        <button
          type="button"
          className="button small"
          aria-label={`Open ${shipped.name}`}
          onClick={() => onLeave(() => performCommand(`open:${shipped.id}`))}
        >
          Open
        </button>
        <small>{plans === 1 ? '1 plan' : `${plans} plans`}</small>
      </div>
    </li>
  );
}
