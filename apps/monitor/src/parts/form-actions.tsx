import { Button } from '@utrecht/component-library-react';
import { texts } from '../texts';

interface FormActionsProps {
  /** What sending the form does, in a word. */
  readonly submit: string;
  /** It is being sent: not once more. */
  readonly busy: boolean;
  readonly onCancel: () => void;
}

/** The buttons below a form: to send it, and to leave it. */
export function FormActions({ submit, busy, onCancel }: FormActionsProps) {
  return (
    <div className="ido-actions">
      <Button type="submit" appearance="primary-action-button" disabled={busy}>
        {submit}
      </Button>
      <Button appearance="secondary-action-button" onClick={onCancel}>
        {texts.cancel}
      </Button>
    </div>
  );
}
