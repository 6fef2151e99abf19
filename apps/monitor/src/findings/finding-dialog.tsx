import type { Finding, FindingKind, FindingSource, RoleName } from '@ido/api';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { FormDialog } from '../parts/form-dialog';
import { Message } from '../parts/message';
import { TextAreaField } from '../parts/text-area-field';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { writtenMeanwhile, type useWrite } from './queries';
import { useNameWarning } from './use-name-warning';
import { WrittenMeanwhile } from './written-meanwhile';

interface FindingDialogProps {
  /** Null: a new one. */
  readonly finding: Finding | null;
  readonly role: RoleName;
  readonly roles: readonly RoleName[];
  readonly write: ReturnType<typeof useWrite>;
  readonly onDone: () => void;
}

/** Which names stand in the source, the first text, and in the quotations. */
function NamesFound({ names: [source = [], ...quotations] }: { names: readonly (readonly string[])[] }) {
  const { findings } = texts;
  const quoted = [...new Set(quotations.flat())];
  return (
    <>
      {source.length > 0 && <Message type="warning">{findings.nameIn('bron', source)}</Message>}
      {quoted.length > 0 && (
        <Message type="warning">{findings.nameIn(quotations.length === 1 ? 'citaat' : 'citaten', quoted)}</Message>
      )}
    </>
  );
}

/** A finding from a focus group, a meeting or an answer, with its source. */
export function FindingDialog({ finding, role: first, roles, write, onDone }: FindingDialogProps) {
  const { findings } = texts;
  const { fields } = findings;
  const [kind, setKind] = useState<FindingKind>(finding?.kind ?? 'knelpunt');
  const [role, setRole] = useState<RoleName>(first);
  const [source, setSource] = useState<FindingSource['kind']>(finding?.source.kind ?? 'focus-group');
  const [quotations, setQuotations] = useState(finding?.quotations.join('\n') ?? '');
  const theirs = writtenMeanwhile(write.error);
  const warning = useNameWarning();
  const send = (form: FormData) => {
    const field = (name: string) => String(form.get(name) ?? '').trim();
    const number = (name: string) => (field(name) === '' ? null : Number(field(name)));
    const written = {
      kind,
      role,
      text: field('text'),
      source: {
        kind: source,
        title: field('title'),
        date: field('date') || null,
        participants: number('participants'),
      },
      count: number('count'),
      quotations: quotations.split('\n').flatMap((line) => line.trim() || []),
    };
    const { id = null, revision = null } = finding ?? {};
    warning.keep([written.source.title, ...written.quotations], () =>
      write.mutate(
        id === null || revision === null
          ? { id: null, finding: written }
          : { id, finding: { ...written, revision: theirs?.revision ?? revision } },
        { onSuccess: onDone },
      ),
    );
  };
  return (
    <FormDialog
      title={finding ? findings.editOf(finding.text) : findings.add}
      submit={theirs ? findings.keepMine : warning.names ? findings.keepSo : undefined}
      busy={write.isPending || warning.busy}
      onSubmit={send}
      onCancel={onDone}
    >
      <WrittenMeanwhile error={write.error} onLeave={onDone} />
      <ChoiceField
        label={fields.kind}
        value={kind}
        options={Object.entries(findings.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setKind(value as FindingKind)}
      />
      <ChoiceField
        label={fields.role}
        value={role}
        options={roles.map((value) => ({ value, label: texts.roles[value] }))}
        onChange={(value) => setRole(value as RoleName)}
      />
      <TextField name="text" label={fields.text} defaultValue={finding?.text} maxLength={500} required />
      <ChoiceField
        label={fields.sourceKind}
        value={source}
        options={Object.entries(findings.sources).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setSource(value as FindingSource['kind'])}
      />
      <TextField
        name="title"
        label={fields.sourceTitle}
        help={fields.sourceHelp}
        defaultValue={finding?.source.title}
        maxLength={200}
        required
      />
      <TextField name="date" type="date" label={fields.date} defaultValue={finding?.source.date ?? ''} />
      <TextField
        name="participants"
        label={fields.participants}
        inputMode="numeric"
        defaultValue={finding?.source.participants ?? ''}
      />
      <TextField name="count" label={fields.count} inputMode="numeric" defaultValue={finding?.count ?? ''} />
      <TextAreaField
        label={fields.quotations}
        value={quotations}
        rows={4}
        onChange={(value) => {
          setQuotations(value);
          warning.forget();
        }}
      />
      {warning.names && <NamesFound names={warning.names} />}
    </FormDialog>
  );
}
