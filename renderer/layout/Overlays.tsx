import { CommandPalette } from '../commands/CommandPalette.tsx';
import { Hint } from '../commands/Hint.tsx';
import { ShortcutSheet } from '../commands/ShortcutSheet.tsx';
import { CopiesDialog } from '../documents/CopiesDialog.tsx';
import { DropTarget } from '../documents/DropTarget.tsx';
import { KeptDialog } from '../documents/KeptDialog.tsx';
import { OutsideDialog } from '../documents/OutsideDialog.tsx';
import { ErrorBoundary } from '../ErrorBoundary.tsx';
import { GalleryDialog } from '../gallery/GalleryDialog.tsx';
import { GlossaryDialog } from '../glossary/GlossaryDialog.tsx';
import { SelfTestDialog } from '../selfTest/SelfTestDialog.tsx';
import { WelcomeDialog } from '../welcome/WelcomeDialog.tsx';
import { ConversionDialog } from './ConversionDialog.tsx';
import { DiscardDialog } from './DiscardDialog.tsx';
import { FileFailureDialog } from './FileFailureDialog.tsx';
import { RefusedFileDialog } from './RefusedFileDialog.tsx';
import { StoredResultDialog } from './StoredResultDialog.tsx';

const overlays = {
  RefusedFileDialog,
  FileFailureDialog,
  GalleryDialog,
  GlossaryDialog,
  DiscardDialog,
  ConversionDialog,
  StoredResultDialog,
  KeptDialog,
  OutsideDialog,
  CopiesDialog,
  DropTarget,
  CommandPalette,
  ShortcutSheet,
  SelfTestDialog,
  WelcomeDialog,
  Hint,
};

/** Everything that stands over the page. One that fails takes neither the page nor another along. */
export function Overlays() {
  return Object.entries(overlays).map(([name, Overlay]) => (
    <ErrorBoundary key={name} isOverlay>
      <Overlay />
    </ErrorBoundary>
  ));
}
