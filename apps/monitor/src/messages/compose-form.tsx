import type { MessageTemplate, PreviewMailing, Recipients, Wave } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { describeError } from '../parts/describe-error';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { MessagePreview } from './message-preview';
import { usePreview, useSaveTemplate, useTestMailing } from './queries';
import { SendSettings } from './send-settings';
import { TextFields } from './text-fields';
import { useSettled } from './use-settled';

/** A preview follows what is typed, not every letter of it. */
const SETTLED_MS = 350;

interface ComposeFormProps {
  readonly wave: Wave;
  readonly template: MessageTemplate;
  /** Changes when other messages went out. */
  readonly version: string;
}

/** The text of a message beside how somebody gets it, and below it: to whom and when. */
export function ComposeForm({ wave, template, version }: ComposeFormProps) {
  const { messages: said } = texts;
  const { kind } = template;
  const [subject, setSubject] = useState(template.subject);
  const [body, setBody] = useState(template.body);
  const [participant, setParticipant] = useState('');
  const [recipients, setRecipients] = useState<Recipients>({});
  const asked: PreviewMailing = { kind, subject, body, recipients, ...(participant !== '' && { participant }) };
  const settled = useSettled(JSON.stringify(asked), SETTLED_MS);
  const preview = usePreview(wave.key, JSON.parse(settled) as PreviewMailing, version);
  const save = useSaveTemplate(wave.study.key, kind);
  const test = useTestMailing(wave.key);
  const errorAt = (pointer: string) =>
    preview.data?.errors
      .filter((error) => error.pointer === pointer)
      .map(({ detail }) => detail)
      .join(' ');
  const wrong = (preview.data?.errors.length ?? 0) > 0;
  return (
    <>
      <div className="ido-compose">
        <div className="ido-form">
          <TextFields
            subject={subject}
            body={body}
            subjectError={errorAt('/subject')}
            bodyError={errorAt('/body')}
            fields={template.fields}
            onSubject={setSubject}
            onBody={setBody}
          />
          <p className="ido-quiet">{template.standard ? said.standard : said.own}</p>
          <div className="ido-actions">
            <Button
              appearance="secondary-action-button"
              disabled={wrong || save.isPending}
              onClick={() => save.mutate({ subject, body })}
            >
              {said.saveText}
            </Button>
            <Button
              appearance="secondary-action-button"
              disabled={wrong || test.isPending}
              onClick={() => test.mutate({ kind, subject, body, ...(participant !== '' && { participant }) })}
            >
              {said.test}
            </Button>
          </div>
          {save.isSuccess && <Message type="ok">{said.textSaved}</Message>}
          {test.data && <Message type="ok">{said.tested(test.data.createdBy)}</Message>}
          {(save.error ?? test.error) && <Message type="error">{describeError(save.error ?? test.error).text}</Message>}
        </div>
        <MessagePreview wave={wave.key} preview={preview} participant={participant} onParticipant={setParticipant} />
      </div>
      <SendSettings
        wave={wave.key}
        text={{ kind, subject, body }}
        recipients={recipients}
        onRecipients={setRecipients}
        preview={preview.data}
        disabled={wrong}
      />
    </>
  );
}
