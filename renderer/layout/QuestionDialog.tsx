import { AlertDialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { useDialogFocus } from './useDialogFocus.ts';

interface QuestionDialogProps {
  readonly open: boolean;
  /** The question was put off: by its Cancel button or by Escape. */
  readonly onPutOff: () => void;
  readonly title: ReactNode;
  readonly description: ReactNode;
  readonly children?: ReactNode;
  /** The answers there are; one of them is an AlertDialog.Cancel. */
  readonly answers: ReactNode;
}

/** A dialog that has to be answered before anything else. */
export function QuestionDialog({
  open,
  onPutOff,
  title,
  description,
  children,
  answers,
}: QuestionDialogProps) {
  const { focus } = useDialogFocus();
  return (
    <AlertDialog.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onPutOff();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="overlay" />
        <AlertDialog.Content className="dialog" {...focus}>
          <AlertDialog.Title>{title}</AlertDialog.Title>
          <AlertDialog.Description>{description}</AlertDialog.Description>
          {children}
          <div className="dialog-buttons">{answers}</div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
