import { DropdownMenu } from 'radix-ui';
import type { Option } from './references.ts';

/** Something that can be added, with what has to be said of it. */
export interface AddOption extends Option {
  readonly note?: string | undefined;
}

interface AddOptions {
  /** Asked for when the menu opens. */
  readonly options: () => readonly AddOption[];
  readonly onAdd: (value: string) => void;
}

/** A button that asks which of several to add. */
export function AddMenu({ words, ...adding }: AddOptions & { words: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button small add">{words}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          <Items {...adding} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ options, onAdd }: AddOptions) {
  return options().map(({ value, label, note }) => (
    <DropdownMenu.Item key={value} onSelect={() => onAdd(value)}>
      <span>
        {label}
        {note !== undefined && <small>{note}</small>}
      </span>
    </DropdownMenu.Item>
  ));
}
