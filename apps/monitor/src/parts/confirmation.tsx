import { Button, Heading2, Paragraph } from '@utrecht/component-library-react';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { texts } from '../texts';
import { Failure } from './failure';

interface ConfirmationProps {
  readonly title: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** What will happen, to whom, and whether it can be undone. */
  readonly children: ReactNode;
}

/** Asks before something is done. Escape cancels; the focus goes back to where it was. */
export function Confirmation({
  title,
  confirm,
  danger,
  busy,
  error,
  onConfirm,
  onCancel,
  children,
}: ConfirmationProps) {
  const titleId = useId();
  return (
    <Dialog labelledBy={titleId} onClose={onCancel}>
      <Heading2 id={titleId}>{title}</Heading2>
      <Paragraph>{children}</Paragraph>
      <Failure error={error} />
      <div className="ido-actions">
        <Button
          appearance="primary-action-button"
          hint={danger ? 'danger' : undefined}
          disabled={busy}
          onClick={onConfirm}
        >
          {confirm}
        </Button>
        <Button appearance="secondary-action-button" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </Dialog>
  );
}

/** The browser's own modal dialog: it keeps the focus inside and gives it back. */
export function Dialog({
  labelledBy,
  onClose,
  children,
}: {
  labelledBy: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: its clean-up runs while the dialog is still in the page, so that closing can give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="ido-dialog"
      aria-labelledby={labelledBy}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
