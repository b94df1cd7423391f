import { Switch } from 'radix-ui';
import { useId } from 'react';
import { MessageDialog } from '../layout/MessageDialog.tsx';
import { appStore, useApp } from '../store/index.ts';
import { commandsOf } from './command.ts';
import { contextOf } from './perform.ts';
import { menusIn } from './registry.ts';
import { isSingleKey, shortcutWords } from './shortcut.ts';

/** All shortcuts by menu, and the switch for those that typing would set off. */
export function ShortcutSheet() {
  const open = useApp((state) => state.dialog === 'shortcuts');
  const { showDialog } = appStore.getState();
  return (
    <MessageDialog
      open={open}
      onClose={() => showDialog(undefined)}
      title="Keyboard shortcuts"
      className="shortcut-sheet"
    >
      <Sheet />
    </MessageDialog>
  );
}

function Sheet() {
  const sections = menusIn(contextOf(appStore))
    .map((menu) => ({
      title: menu.title,
      commands: commandsOf(menu).filter(({ shortcuts }) => shortcuts.length > 0),
    }))
    .filter(({ commands }) => commands.length > 0);
  return (
    // What scrolls must be within reach of the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="shortcut-sections" tabIndex={0} role="region" aria-label="Shortcuts by menu">
      {sections.map(({ title, commands }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {commands.map(({ id, title: words, shortcuts }) => (
              <div key={id}>
                <dt>{words}</dt>
                <dd>
                  {shortcuts.map((shortcut, index) => (
                    <span key={shortcut}>
                      {index > 0 && ' or '}
                      <kbd>{shortcutWords(shortcut)}</kbd>
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <SingleKeys />
    </div>
  );
}

function SingleKeys() {
  const id = useId();
  const on = useApp((state) => state.singleKeys);
  const { setSingleKeys } = appStore.getState();
  const signs = menusIn(contextOf(appStore))
    .flatMap(commandsOf)
    .flatMap(({ shortcuts }) => shortcuts.filter(isSingleKey));
  return (
    <section>
      <h3 id={id}>Single signs</h3>
      <div className="single-keys">
        <Switch.Root className="switch" checked={on} onCheckedChange={setSingleKeys} aria-labelledby={id}>
          <Switch.Thumb className="switch-thumb" />
        </Switch.Root>
        <p>
          {signs.join(', ')} without Ctrl, Cmd or Alt {on ? 'is a shortcut' : 'is no shortcut'}. Who dictates
          to the computer turns this off.
        </p>
      </div>
    </section>
  );
}
