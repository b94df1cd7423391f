import { DropdownMenu, Menubar } from 'radix-ui';
import type { Menu } from './command.ts';
import { Chevron, MenuItems } from './MenuItems.tsx';
import type { MenuKit } from './MenuItems.tsx';
import { menuTitles, menusIn } from './registry.ts';
import { useAfterClose } from './useAfterClose.ts';
import { performCommand, useCommandContext } from './useCommands.ts';

/** The menus of the app: a bar of them, or one button where a bar has no room. The style sheet shows one of the two. */
export function Menus() {
  return (
    <>
      <MenuBar />
      <MenuButton />
    </>
  );
}

function MenuBar() {
  const [later, onClosed] = useAfterClose();
  return (
    <Menubar.Root className="menu-bar" loop>
      {menuTitles.map((title) => (
        <Menubar.Menu key={title} value={title}>
          <Menubar.Trigger>{title}</Menubar.Trigger>
          <Menubar.Portal>
            <Menubar.Content className="menu" sideOffset={4} collisionPadding={8} onCloseAutoFocus={onClosed}>
              <CurrentMenu kit={Menubar} title={title} onChoose={(id) => later(() => performCommand(id))} />
            </Menubar.Content>
          </Menubar.Portal>
        </Menubar.Menu>
      ))}
    </Menubar.Root>
  );
}

function MenuButton() {
  const [later, onClosed] = useAfterClose();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button menu-button">
        Menu
        <svg width="10" height="6" aria-hidden="true" focusable="false">
          <path d="M1,1L5,5L9,1" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={onClosed}
        >
          {menuTitles.map((title) => (
            <DropdownMenu.Sub key={title}>
              <DropdownMenu.SubTrigger>
                {title}
                <Chevron />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent className="menu" collisionPadding={8}>
                  <CurrentMenu
                    kit={DropdownMenu}
                    title={title}
                    onChoose={(id) => later(() => performCommand(id))}
                  />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** The items of a menu as they stand, asked for only while it is open. */
function CurrentMenu({
  title,
  ...choosing
}: {
  kit: MenuKit;
  title: string;
  onChoose: (id: string) => void;
}) {
  const context = useCommandContext();
  const menu = menusIn(context).find((one): one is Menu => one.title === title);
  return menu && <MenuItems menu={menu} {...choosing} />;
}
