import { ToggleGroup } from 'radix-ui';
import icon from '../../assets/icons/icon.svg';
import { Menus } from '../commands/Menus.tsx';
import { PaletteButton } from '../commands/PaletteButton.tsx';
import type { Theme } from '../store/appState.ts';
import { hasEdits, isOnlyHere } from '../store/selectors.ts';
import { useApp } from '../store/index.ts';
import { UndoButtons } from './UndoButtons.tsx';

const themes: readonly { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** The menus, which scenario is open, and the theme. */
export function Header() {
  const fileName = useApp((state) => state.document.fileName);
  const edited = useApp(hasEdits);
  const onlyHere = useApp(isOnlyHere);
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  return (
    <>
      <p className="brand">
        <img src={icon} alt="" width="22" height="22" />
        Rollout Lab
      </p>
      <Menus />
      <p className="file-name">
        {fileName}
        {(edited || onlyHere) && <span className="unsaved">{edited ? 'edited' : 'not in its file'}</span>}
      </p>
      <UndoButtons />
      <PaletteButton />
      <ToggleGroup.Root
        type="single"
        className="segmented themes"
        aria-label="Theme"
        value={theme}
        onValueChange={(value) => {
          if (value) setTheme(value as Theme);
        }}
      >
        {themes.map(({ theme: value, label }) => (
          <ToggleGroup.Item key={value} value={value}>
            {label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </>
  );
}
