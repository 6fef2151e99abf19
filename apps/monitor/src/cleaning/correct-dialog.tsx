import type { CleaningEffect, ReviewedAnswer } from '@ido/api';
import { Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { texts } from '../texts';
import { AnswerField, valueToSend } from './answer-field';
import { useAddEntry } from './queries';
import { ReasonField } from './reason-dialog';

const SHORTEST = 3;

interface CorrectDialogProps {
  readonly wave: string;
  readonly response: string;
  readonly answer: ReviewedAnswer;
  readonly onDone: (effect: CleaningEffect) => void;
  readonly onCancel: () => void;
}

/** Gives one question of one response another answer, with a reason; what was sent in stays. */
export function CorrectDialog({ wave, response, answer, onDone, onCancel }: CorrectDialogProps) {
  const { cleaning: said } = texts;
  const [value, setValue] = useState<unknown>(answer.questionType === 'ranking' ? null : answer.clean);
  const [missing, setMissing] = useState(false);
  const add = useAddEntry(wave);
  const send = (form: FormData) => {
    const reason = String(form.get('reason') ?? '').trim();
    setMissing(reason.length < SHORTEST);
    if (reason.length < SHORTEST) return;
    const entry = {
      kind: 'edit' as const,
      response,
      question: answer.question,
      value: valueToSend(answer, value),
      reason,
    };
    add.mutate(entry, { onSuccess: onDone });
  };
  return (
    <FormDialog title={said.correctTitle(answer.title)} busy={add.isPending} onSubmit={send} onCancel={onCancel}>
      <Paragraph>
        {said.raw}: {answer.rawText || said.noAnswer}
      </Paragraph>
      <Failure error={add.error} />
      <AnswerField answer={answer} value={value} onValue={setValue} />
      <ReasonField missing={missing} />
    </FormDialog>
  );
}
