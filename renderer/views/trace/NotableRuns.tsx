import { DropdownMenu } from 'radix-ui';
import { formatWhole } from '../../format/numbers.ts';
import type { NotableRun } from '../../runs/notableRuns.ts';

/** A menu of the runs behind the numbers of the answer. */
export function NotableRuns({
  runs,
  onOpen,
}: {
  runs: readonly NotableRun[];
  onOpen: (replication: number) => void;
}) {
  if (runs.length === 0) return null;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button small">Runs that stand for a number</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          {runs.map(({ label, replication }) => (
            <DropdownMenu.Item key={label} onSelect={() => onOpen(replication)}>
              {label}
              <span>run {formatWhole(replication)}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
