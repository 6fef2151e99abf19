import type { CreateMailing, MailingPreview, Recipients, TemplateKind } from '@ido/api';
import { dutchDate, dutchNumber, dutchTime } from '@ido/report';
import { Button, FormField, FormFieldErrorMessage, FormLabel, Textbox } from '@utrecht/component-library-react';
import { useId, useRef, useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { Confirmation } from '../parts/confirmation';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { useCreateMailing } from './queries';
import { RecipientsCount } from './recipients-count';

interface SendSettingsProps {
  readonly wave: string;
  readonly text: { readonly kind: TemplateKind; readonly subject: string; readonly body: string };
  readonly recipients: Recipients;
  readonly onRecipients: (recipients: Recipients) => void;
  readonly preview: MailingPreview | undefined;
  readonly disabled: boolean;
}

const RATES = [1, 5, 10, 50, 200];
const USUAL_RATE = 10;
const AUDIENCES: Readonly<Record<string, Recipients>> = {
  all: {},
  notStarted: { states: ['planned', 'sent', 'bounced', 'opened'] },
  started: { states: ['started'] },
};

/** To whom a message goes, when and how fast; and the question whether it is really to go. */
export function SendSettings({ wave, text, recipients, onRecipients, preview, disabled }: SendSettingsProps) {
  const { messages: said } = texts;
  const id = useId();
  const date = useRef<HTMLInputElement>(null);
  const [later, setLater] = useState(false);
  const [dateMissing, setDateMissing] = useState(false);
  const [rate, setRate] = useState(USUAL_RATE);
  const [asked, setAsked] = useState<CreateMailing | null>(null);
  const create = useCreateMailing(wave);
  const thanks = text.kind === 'thanks';
  const audience = Object.keys(AUDIENCES).find((key) => AUDIENCES[key]?.states === recipients.states) ?? 'all';
  const label = thanks ? said.turnOn : later ? said.plan : said.send;
  const ask = () => {
    const moment = date.current?.value ?? '';
    const missing = later && !thanks && moment === '';
    setDateMissing(missing);
    if (missing) return date.current?.focus();
    create.reset();
    setAsked({ ...text, ratePerSecond: rate, recipients, ...(later && !thanks && { scheduledAt: moment }) });
  };
  return (
    <div className="ido-form ido-send">
      {!thanks && (
        <div className="ido-send__choices">
          <ChoiceField
            label={said.audience}
            value={audience}
            options={[
              { value: 'all', label: said.audienceAll },
              { value: 'notStarted', label: said.audienceNotStarted },
              { value: 'started', label: said.audienceStarted },
            ]}
            onChange={(value) => onRecipients(AUDIENCES[value] ?? {})}
          />
          <ChoiceField
            label={said.moment}
            value={later ? 'later' : 'now'}
            options={[
              { value: 'now', label: said.now },
              { value: 'later', label: said.later },
            ]}
            onChange={(value) => setLater(value === 'later')}
          />
          {later && (
            <FormField invalid={dateMissing}>
              <p className="utrecht-form-field__label">
                <FormLabel htmlFor={id}>{said.date}</FormLabel>
              </p>
              <Textbox
                ref={date}
                id={id}
                type="datetime-local"
                invalid={dateMissing}
                aria-describedby={dateMissing ? `${id}-error` : undefined}
              />
              {dateMissing && <FormFieldErrorMessage id={`${id}-error`}>{said.dateMissing}</FormFieldErrorMessage>}
            </FormField>
          )}
          <ChoiceField
            label={said.rate}
            value={String(rate)}
            options={RATES.map((value) => ({ value: String(value), label: said.rateOption(dutchNumber(value)) }))}
            onChange={(value) => setRate(Number(value))}
          />
        </div>
      )}
      {preview && <RecipientsCount preview={preview} thanks={thanks} />}
      <div className="ido-actions">
        <Button
          appearance="primary-action-button"
          disabled={disabled || (!thanks && !later && preview?.recipients === 0)}
          onClick={ask}
        >
          {label}
        </Button>
      </div>
      {create.data && !asked && <Message type="ok">{said.created}</Message>}
      {asked && (
        <Confirmation
          title={
            thanks
              ? said.confirmThanks
              : said.confirmTitle(said.kinds[text.kind], dutchNumber(preview?.recipients ?? 0))
          }
          confirm={label}
          busy={create.isPending}
          error={create.error}
          onCancel={() => setAsked(null)}
          onConfirm={() => create.mutate(asked, { onSuccess: () => setAsked(null) })}
        >
          {thanks ? said.thanksRecipients : confirmation(asked)}
        </Confirmation>
      )}
    </div>
  );
}

/** What a yes does. The moment that was chosen is one on the clock of the Netherlands, whatever clock this computer has. */
function confirmation({ scheduledAt }: CreateMailing): string {
  const { messages: said } = texts;
  if (scheduledAt === undefined) return said.confirmNow;
  const [day = '', time = ''] = scheduledAt.split('T');
  return said.confirmLater(dutchDate(`${day}T12:00:00Z`), time || dutchTime(scheduledAt));
}
