import { ToggleGroup } from 'radix-ui';
import { reachMeasures } from '../../sim-core/index.ts';
import type { ReachMeasure } from '../../sim-core/index.ts';
import { useApp } from '../store/index.ts';
import { reachWords } from './takeaways.ts';

/** Chooses what the challenger's reach is counted in, for every chart that shows it. */
export function ReachMeasureToggle() {
  const reach = useApp((state) => state.reach);
  const chooseReach = useApp((state) => state.chooseReach);
  return (
    <ToggleGroup.Root
      type="single"
      className="segmented"
      aria-label="What is counted"
      value={reach}
      onValueChange={(value) => {
        if (value) chooseReach(value as ReachMeasure);
      }}
    >
      {reachMeasures.map((key) => (
        <ToggleGroup.Item key={key} value={key}>
          {reachWords[key].unit}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
