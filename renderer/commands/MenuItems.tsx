import type { DropdownMenu, Menubar } from 'radix-ui';
import { Fragment } from 'react';
import { isSubmenu } from './command.ts';
import type { Command, Menu, Submenu } from './command.ts';
import { ariaShortcut, shortcutWords } from './shortcut.ts';

/** The parts of a menu that both a menu bar and a single menu have. */
export type MenuKit = typeof Menubar | typeof DropdownMenu;

interface Choosing {
  readonly kit: MenuKit;
  /** Called with the id of the command that was chosen, while the menu is still open. */
  readonly onChoose: (id: string) => void;
}

/** What is in one menu: its commands with their shortcuts, those that cannot be done now with the reason. */
export function MenuItems({ menu, ...choosing }: Choosing & { menu: Menu }) {
  const { Separator } = choosing.kit;
  return menu.groups.map((group, index) => (
    <Fragment key={index}>
      {index > 0 && <Separator />}
      {group.map((item) =>
        isSubmenu(item) ? (
          <SubmenuItem key={item.title} submenu={item} {...choosing} />
        ) : (
          <CommandItem key={item.id} command={item} {...choosing} />
        ),
      )}
    </Fragment>
  ));
}

function SubmenuItem({ submenu: { title, choice, commands }, ...choosing }: Choosing & { submenu: Submenu }) {
  const { Sub, SubTrigger, Portal, SubContent, RadioGroup, RadioItem } = choosing.kit;
  return (
    <Sub>
      <SubTrigger>
        {title}
        <Chevron />
      </SubTrigger>
      <Portal>
        <SubContent className="menu" collisionPadding={8}>
          {choice ? (
            <RadioGroup value={commands.find(({ checked }) => checked)?.id ?? ''}>
              {commands.map((command) => (
                <RadioItem key={command.id} value={command.id} {...itemProps(command, choosing.onChoose)}>
                  <ItemWords command={command} />
                </RadioItem>
              ))}
            </RadioGroup>
          ) : (
            commands.map((command) => <CommandItem key={command.id} command={command} {...choosing} />)
          )}
        </SubContent>
      </Portal>
    </Sub>
  );
}

function CommandItem({ kit, command, onChoose }: Choosing & { command: Command }) {
  const { Item, CheckboxItem } = kit;
  const props = itemProps(command, onChoose);
  const words = <ItemWords command={command} />;
  return command.checked === undefined ? (
    <Item {...props}>{words}</Item>
  ) : (
    <CheckboxItem checked={command.checked} {...props}>
      {words}
    </CheckboxItem>
  );
}

/** What cannot be done stays within reach of the keyboard, so that its reason is read out. */
function itemProps({ id, obstacle, shortcuts: [shortcut] }: Command, onChoose: (id: string) => void) {
  return {
    'aria-disabled': obstacle === undefined ? undefined : true,
    'aria-keyshortcuts': shortcut && ariaShortcut(shortcut),
    onSelect: (event: Event) => {
      if (obstacle === undefined) onChoose(id);
      else event.preventDefault();
    },
  };
}

function ItemWords({ command: { label, obstacle, checked, shortcuts } }: { command: Command }) {
  const [shortcut] = shortcuts;
  return (
    <>
      <span>
        {label}
        {obstacle !== undefined && <small>{obstacle}</small>}
      </span>
      <span className="menu-end">
        {shortcut && <kbd>{shortcutWords(shortcut)}</kbd>}
        {checked && <Tick />}
      </span>
    </>
  );
}

function Tick() {
  return (
    <svg width="12" height="12" aria-hidden="true" focusable="false">
      <path d="M1.5,6.5L4.5,9.5L10.5,2.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
    </svg>
  );
}

/** Marks what opens a menu beside it. */
export function Chevron() {
  return (
    <svg width="6" height="10" aria-hidden="true" focusable="false">
      <path d="M1,1L5,5L1,9" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
