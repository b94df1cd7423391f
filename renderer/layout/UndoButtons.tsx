import { redo, undo } from '../commands/editMenu.ts';
import type { CommandDescription } from '../commands/command.ts';
import { ariaShortcut, shortcutWords } from '../commands/shortcut.ts';
import { performCommand, useCommand } from '../commands/useCommands.ts';

/** Goes a step of editing back or forth, saying which. */
export function UndoButtons() {
  return (
    <div className="undo">
      <StepButton label="Undo" step={undo} />
      <StepButton label="Redo" step={redo} />
    </div>
  );
}

function StepButton({ label, step }: { label: string; step: CommandDescription }) {
  const { id, title, shortcuts, obstacle } = useCommand(step);
  const shortcut = shortcuts[0]!;
  return (
    <button
      type="button"
      className="button small"
      aria-label={title}
      aria-keyshortcuts={ariaShortcut(shortcut)}
      title={`${title} (${shortcutWords(shortcut)})`}
      disabled={obstacle !== undefined}
      onClick={() => performCommand(id)}
    >
      {label}
    </button>
  );
}
