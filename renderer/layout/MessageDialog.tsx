import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useDialogFocus } from './useDialogFocus.ts';

interface MessageDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** What it is about in a sentence or two, read out with the title. */
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Class of its own, for its size and what is in it. */
  readonly className?: string;
  /** Words of its button; where they are others than "Close", it is not what a person is meant to press first. */
  readonly close?: string;
}

/** A dialog that is read and then closed by its one button. */
export function MessageDialog({
  open,
  onClose,
  title,
  description,
  children,
  className = '',
  close = 'Close',
}: MessageDialogProps) {
  const { focus } = useDialogFocus();
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content
          className={`dialog ${className}`.trim()}
          {...(description === undefined && { 'aria-describedby': undefined })}
          {...focus}
        >
          <Dialog.Title>{title}</Dialog.Title>
          {description !== undefined && <Dialog.Description>{description}</Dialog.Description>}
          {children}
          <div className="dialog-buttons">
            <Dialog.Close className={close === 'Close' ? 'button primary' : 'button'}>{close}</Dialog.Close>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
