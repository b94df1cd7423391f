import { DropdownMenu, ToggleGroup } from 'radix-ui';
import icon from '../../assets/icons/icon.svg';
import type { Theme } from '../store/appState.ts';
import { hasUnsavedChanges } from '../store/selectors.ts';
import { appStore, useApp } from '../store/index.ts';
import { shippedScenarios } from '../scenarios.ts';
import { UndoButtons } from './UndoButtons.tsx';
import { commandKey } from './shortcuts.ts';

const themes: readonly { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** Which scenario is open, the file commands, and the theme. */
export function Header() {
  const fileName = useApp((state) => state.document.fileName);
  const unsaved = useApp(hasUnsavedChanges);
  const theme = useApp((state) => state.theme);
  const setTheme = useApp((state) => state.setTheme);
  return (
    <>
      <p className="brand">
        <img src={icon} alt="" width="22" height="22" />
        Rollout Lab
      </p>
      <ScenarioMenu />
      <p className="file-name">
        {fileName}
        {unsaved && <span className="unsaved">edited</span>}
      </p>
      <UndoButtons />
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

function ScenarioMenu() {
  const { openShipped, openFile, save, showGallery, showGlossary, showTruth, setDisplay } =
    appStore.getState();
  const truthShown = useApp((state) => state.truthShown);
  const display = useApp((state) => state.display);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button menu-button">
        Scenario
        <svg width="10" height="6" aria-hidden="true" focusable="false">
          <path d="M1,1L5,5L9,1" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <DropdownMenu.Item onSelect={() => void openFile()}>
            Open… <kbd>{commandKey}O</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => void save({ as: false })}>
            Save <kbd>{commandKey}S</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => void save({ as: true })}>
            Save as… <kbd>{commandKey}Shift+S</kbd>
          </DropdownMenu.Item>
          <DropdownMenu.Separator />
          <DropdownMenu.Item onSelect={showGallery}>Gallery and lessons…</DropdownMenu.Item>
          <DropdownMenu.Item onSelect={() => showGlossary()}>Glossary…</DropdownMenu.Item>
          <DropdownMenu.CheckboxItem checked={truthShown} onCheckedChange={showTruth}>
            Show the truth <MenuCheck />
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.CheckboxItem
            checked={display === 'projector'}
            onCheckedChange={(checked) => setDisplay(checked ? 'projector' : 'desk')}
          >
            Display for a projector <MenuCheck />
          </DropdownMenu.CheckboxItem>
          <DropdownMenu.Separator />
          <DropdownMenu.Label>Gallery</DropdownMenu.Label>
          {shippedScenarios.map(({ id, name }) => (
            <DropdownMenu.Item key={id} onSelect={() => openShipped(id)}>
              {name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function MenuCheck() {
  return (
    <DropdownMenu.ItemIndicator>
      <svg width="12" height="10" aria-hidden="true" focusable="false">
        <path d="M1,5L4.5,8.5L11,1" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </DropdownMenu.ItemIndicator>
  );
}
