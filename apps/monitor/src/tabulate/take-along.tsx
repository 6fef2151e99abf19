import { API_BASE, routes, type Wave } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { Message } from '../parts/message';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { addressOfChoice, tableQuery, type TableChoice } from './choice';
import { useSaveTable } from './queries';

interface TakeAlongProps {
  readonly wave: Wave;
  readonly choice: TableChoice;
  /** Where the table comes from; null when it cannot be made again. */
  readonly reference: string | null;
}

/** The table as a file, as a link, on paper, or kept under a name. */
export function TakeAlong({ wave, choice, reference }: TakeAlongProps) {
  const { tabulate } = texts;
  const save = useSaveTable(wave.key);
  const [asked, setAsked] = useState(false);
  const [copied, setCopied] = useState<'link' | 'reference' | null>(null);
  const [missing, setMissing] = useState(false);
  const copy = (what: 'link' | 'reference', text: string) =>
    void navigator.clipboard.writeText(text).then(() => setCopied(what));
  const file = (format: string) => `${API_BASE}${routes.export(wave.key, format)}?${tableQuery(choice)}`;
  const keep = (form: FormData) => {
    const name = String(form.get('name') ?? '').trim();
    setMissing(name === '');
    if (name === '') return;
    save.mutate({ name, query: addressOfChoice(choice).toString() }, { onSuccess: () => setAsked(false) });
  };
  return (
    <div className="ido-screen-only">
      <h3 className="utrecht-heading-4">{tabulate.take}</h3>
      <div className="ido-actions">
        <a className="utrecht-link utrecht-link--html-a" href={file('table.csv')} download>
          {tabulate.csv}
        </a>
        <a className="utrecht-link utrecht-link--html-a" href={file('table.xlsx')} download>
          {tabulate.xlsx}
        </a>
        <Button appearance="secondary-action-button" onClick={() => copy('link', window.location.href)}>
          {tabulate.copy}
        </Button>
        {reference !== null && (
          <Button appearance="secondary-action-button" onClick={() => copy('reference', reference)}>
            {texts.releases.copy}
          </Button>
        )}
        <Button appearance="secondary-action-button" onClick={() => window.print()}>
          {tabulate.print}
        </Button>
        <Button appearance="primary-action-button" onClick={() => setAsked(true)}>
          {tabulate.save}
        </Button>
      </div>
      {copied && <Message type="ok">{copied === 'link' ? tabulate.copied : texts.releases.copied}</Message>}
      {save.data && !asked && <Message type="ok">{tabulate.saved(save.data.name)}</Message>}
      {asked && (
        <FormDialog title={tabulate.saveTitle} busy={save.isPending} onSubmit={keep} onCancel={() => setAsked(false)}>
          <TextField
            label={tabulate.name}
            name="name"
            required
            maxLength={120}
            {...(missing && { error: tabulate.nameMissing })}
          />
          <Failure error={save.error} />
        </FormDialog>
      )}
    </div>
  );
}
