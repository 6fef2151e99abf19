import type { Code, CodeFrame, CodeKind, RoleName } from '@ido/api';
import { dutchDate } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { ChoiceField } from '../parts/choice-field';
import { DataTable } from '../parts/data-table';
import { Failure } from '../parts/failure';
import { FormDialog } from '../parts/form-dialog';
import { TextField } from '../parts/text-field';
import { texts } from '../texts';
import { useChangeFrame } from './queries';

const ROLES = ['financier', 'promotor', 'regievoerder', 'doorverwijzer', 'dienstverlener', 'beleidsmaker'] as const;

interface FrameEditorProps {
  readonly wave: string;
  readonly question: string;
  readonly frame: CodeFrame;
}

/** The codes of a question: their names, kinds and roles, what was merged, and what was changed by whom. */
export function FrameEditor({ wave, question, frame }: FrameEditorProps) {
  const { coding } = texts;
  const change = useChangeFrame(wave, question);
  const [edited, setEdited] = useState<Code | null>(null);
  const labelOf = (number: number | null) => frame.codes.find((code) => code.number === number)?.label ?? '';
  const stateOf = ({ mergedInto, retired }: Code) =>
    mergedInto !== null ? coding.merged(labelOf(mergedInto)) : retired ? coding.retired : '';
  const up = ({ number }: Code) => {
    const order = frame.codes.map((code) => code.number);
    const at = order.indexOf(number);
    if (at > 0) order.splice(at - 1, 2, number, order[at - 1]!);
    change.mutate({ action: 'order', codes: order });
  };
  return (
    <>
      <p>{coding.frame}</p>
      <Failure error={change.error} />
      <DataTable
        caption={coding.tabs.codes}
        wide
        rows={frame.codes}
        rowKey={({ number }) => String(number)}
        empty={coding.noCodes}
        columns={[
          { key: 'label', label: coding.label, header: true, cell: ({ label }) => label },
          { key: 'kind', label: coding.kind, cell: ({ kind }) => coding.kinds[kind] },
          { key: 'role', label: coding.role, cell: ({ role }) => (role ? texts.roles[role] : coding.noRole) },
          { key: 'description', label: coding.description, cell: ({ description }) => description },
          { key: 'state', label: coding.state, cell: stateOf },
          {
            key: 'do',
            label: coding.edit,
            cell: (code) => (
              <div className="ido-actions">
                <Button
                  appearance="subtle-button"
                  aria-label={coding.editOf(code.label)}
                  onClick={() => setEdited(code)}
                >
                  {coding.edit}
                </Button>
                <Button appearance="subtle-button" aria-label={coding.upOf(code.label)} onClick={() => up(code)}>
                  {coding.up}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {frame.changes.length > 0 && (
        <details>
          <summary>{coding.trail}</summary>
          <ul>
            {frame.changes.map(({ number, at, author, label, detail }) => (
              <li key={number}>{coding.trailLine(dutchDate(at), author, label ?? '', detail)}</li>
            ))}
          </ul>
        </details>
      )}
      {edited && (
        <CodeDialog
          code={edited}
          others={frame.codes.filter(({ number, mergedInto }) => number !== edited.number && mergedInto === null)}
          change={change}
          onDone={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface CodeDialogProps {
  readonly code: Code;
  readonly others: readonly Code[];
  readonly change: ReturnType<typeof useChangeFrame>;
  readonly onDone: () => void;
}

function CodeDialog({ code, others, change, onDone }: CodeDialogProps) {
  const { coding } = texts;
  const [kind, setKind] = useState<CodeKind>(code.kind);
  const [role, setRole] = useState<RoleName | ''>(code.role ?? '');
  const [into, setInto] = useState('');
  const done = { onSuccess: onDone };
  const save = (form: FormData) => {
    if (into !== '') return change.mutate({ action: 'merge', code: code.number, into: Number(into) }, done);
    const field = (name: string) => String(form.get(name) ?? '');
    change.mutate(
      {
        action: 'change',
        code: code.number,
        label: field('label'),
        description: field('description'),
        kind,
        role: role === '' ? null : role,
      },
      done,
    );
  };
  const outOfUse = code.retired || code.mergedInto !== null;
  return (
    <FormDialog title={coding.editOf(code.label)} busy={change.isPending} onSubmit={save} onCancel={onDone}>
      <Failure error={change.error} />
      <TextField name="label" label={coding.label} defaultValue={code.label} maxLength={120} required />
      <ChoiceField
        label={coding.kind}
        value={kind}
        options={Object.entries(coding.kinds).map(([value, label]) => ({ value, label }))}
        onChange={(value) => setKind(value as CodeKind)}
      />
      <ChoiceField
        label={coding.role}
        value={role}
        options={[{ value: '', label: coding.noRole }, ...ROLES.map((value) => ({ value, label: texts.roles[value] }))]}
        onChange={(value) => setRole(value as RoleName | '')}
      />
      <TextField name="description" label={coding.description} defaultValue={code.description} maxLength={1000} />
      {!outOfUse && others.length > 0 && (
        <ChoiceField
          label={coding.mergeInto}
          value={into}
          options={[
            { value: '', label: coding.noMerge },
            ...others.map(({ number, label }) => ({ value: String(number), label })),
          ]}
          onChange={setInto}
        />
      )}
      <div className="ido-actions">
        <Button
          appearance="secondary-action-button"
          onClick={() => change.mutate({ action: outOfUse ? 'restore' : 'retire', code: code.number }, done)}
        >
          {outOfUse ? coding.restore : coding.retire}
        </Button>
      </div>
    </FormDialog>
  );
}
