import type { ShippedScenario } from '../scenarios.ts';
import { WorldPicture } from './WorldPicture.tsx';
import { useCourse } from './useCourse.ts';

/** The picture of a shipped scenario's world, in its frame before it is there. */
export function ShippedPicture({ shipped, truthShown }: { shipped: ShippedScenario; truthShown: boolean }) {
  const course = useCourse(shipped);
  return (
    <div className="picture">
      {course === 'failed' ? (
        <p className="help">Its picture could not be made.</p>
      ) : (
        course && <WorldPicture course={course} truthShown={truthShown} />
      )}
    </div>
  );
}
