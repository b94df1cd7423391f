import type { Path } from '../store/path.ts';
import { samePath } from '../store/path.ts';
import type { NumberMove } from './movedNumbers.ts';
import { numberName } from './scenarioNumbers.ts';
import { sayNumber } from './tornadoWords.ts';

/** Which numbers are moved: all of the world and the plan, but for those that are left as they are. */
export function NumbersLeft({
  moves,
  left,
  onChange,
}: {
  moves: readonly NumberMove[];
  left: readonly Path[];
  onChange: (left: readonly Path[]) => void;
}) {
  const movable = moves.filter(({ down, up }) => down !== undefined || up !== undefined);
  const isLeft = (path: Path) => left.some((other) => samePath(other, path));
  const moved = movable.filter(({ number }) => !isLeft(number.path)).length;
  return (
    <details className="numbers-left">
      <summary>
        {moved} of {movable.length} numbers are moved
      </summary>
      <div className="numbers-left-tools">
        <button type="button" className="button quiet small" onClick={() => onChange([])}>
          Move all
        </button>
        <button
          type="button"
          className="button quiet small"
          onClick={() => onChange(movable.map(({ number }) => number.path))}
        >
          Move none
        </button>
      </div>
      <ul>
        {movable.map(({ number, down, up }) => (
          <li key={number.path.join('/')}>
            <label>
              <input
                type="checkbox"
                checked={!isLeft(number.path)}
                onChange={({ target }) =>
                  onChange(
                    target.checked
                      ? left.filter((other) => !samePath(other, number.path))
                      : [...left, number.path],
                  )
                }
              />
              {numberName(number)}{' '}
              <small>
                {[down, number.value, up]
                  .filter((value) => value !== undefined)
                  .map((value) => sayNumber(number, value))
                  .join(' · ')}
              </small>
            </label>
          </li>
        ))}
      </ul>
    </details>
  );
}
