import { DropdownMenu } from 'radix-ui';
import type { Option } from './references.ts';

/** A button that asks which of several to add. */
export function AddMenu({
  words,
  options,
  onAdd,
}: {
  words: string;
  options: readonly (Option & { readonly note?: string | undefined })[];
  onAdd: (value: string) => void;
}) {
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className="button small add">{words}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          {options.map(({ value, label, note }) => (
            <DropdownMenu.Item key={value} onSelect={() => onAdd(value)}>
              <span>
                {label}
                {note !== undefined && <small>{note}</small>}
              </span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
