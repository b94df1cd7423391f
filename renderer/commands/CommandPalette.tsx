import { Command as Palette, defaultFilter } from 'cmdk';
import { Dialog } from 'radix-ui';
import { useMemo } from 'react';
import { useDialogFocus } from '../layout/useDialogFocus.ts';
import { appStore, useApp } from '../store/index.ts';
import { commandsOf } from './command.ts';
import type { Command } from './command.ts';
import { contextOf } from './perform.ts';
import { menusIn } from './registry.ts';
import { shortcutWords } from './shortcut.ts';
import { performCommand } from './useCommands.ts';

/** Finds any command by some letters of it. */
export function CommandPalette() {
  const open = useApp((state) => state.dialog === 'palette');
  const { showDialog } = appStore.getState();
  const { focus, later } = useDialogFocus();
  return (
    <Dialog.Root open={open} onOpenChange={(next) => showDialog(next ? 'palette' : undefined)}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className="dialog palette"
          aria-describedby={undefined}
          {...focus}
          onKeyDown={(event) => {
            if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            showDialog(undefined);
          }}
        >
          <Dialog.Title className="visually-hidden">Find a command</Dialog.Title>
          <Commands
            onChoose={(id) => {
              later(() => performCommand(id));
              showDialog(undefined);
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands({ onChoose }: { onChoose: (id: string) => void }) {
  const recent = useApp((state) => state.recentCommands);
  // As they stand when the palette opens: nothing else is done while it is.
  const sections = useMemo(() => sectionsOf(recent), [recent]);
  return (
    <Palette label="Find a command" filter={score} loop vimBindings={false}>
      <Palette.Input placeholder="What do you want to do?" />
      <Palette.List label="Commands">
        <Palette.Empty>No command goes by these words.</Palette.Empty>
        {sections.map(({ title, commands }) => (
          <Palette.Group key={title} heading={title}>
            {commands.map((command) => (
              <PaletteItem key={command.id} command={command} onChoose={onChoose} />
            ))}
          </Palette.Group>
        ))}
      </Palette.List>
    </Palette>
  );
}

/** What cannot be done stays in the list, so that its reason is read. */
function PaletteItem({
  command: { id, title, keywords, obstacle, checked, shortcuts },
  onChoose,
}: {
  command: Command;
  onChoose: (id: string) => void;
}) {
  const [shortcut] = shortcuts;
  return (
    <Palette.Item
      value={id}
      keywords={[title, ...keywords]}
      data-obstacle={obstacle === undefined ? undefined : ''}
      onSelect={() => {
        if (obstacle === undefined) onChoose(id);
      }}
    >
      <span>
        {title}
        {checked && <span className="palette-note"> (on)</span>}
        {obstacle !== undefined && <small>Not now. {obstacle}</small>}
      </span>
      {shortcut && <kbd>{shortcutWords(shortcut)}</kbd>}
    </Palette.Item>
  );
}

interface Section {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** What was done last, then all the rest by menu. */
function sectionsOf(recentIds: readonly string[]): readonly Section[] {
  const menus = menusIn(contextOf(appStore)).map((menu) => ({
    title: menu.title,
    commands: commandsOf(menu).filter(({ id }) => id !== 'palette'),
  }));
  const all = menus.flatMap(({ commands }) => commands);
  const recent = recentIds.flatMap((id) => all.filter((command) => command.id === id));
  const sections = [
    { title: 'Done last', commands: recent },
    ...menus.map(({ title, commands }) => ({
      title,
      commands: commands.filter((command) => !recent.includes(command)),
    })),
  ];
  return sections.filter(({ commands }) => commands.length > 0);
}

/** Below this, the letters are scattered over the words, and nobody meant them. */
const WEAKEST = 0.1;

/** How well the words of a command go with what was typed, 0 to 1; its title counts for more than other words. */
function score(_id: string, search: string, keywords: readonly string[] = []): number {
  const [title = '', ...others] = keywords;
  const match = Math.max(defaultFilter(title, search), 0.6 * defaultFilter(others.join(' ') || ' ', search));
  return match < WEAKEST ? 0 : match;
}
