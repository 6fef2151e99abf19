import { API_BASE, routes, type Finding, type RoleName } from '@ido/api';
import { dutchList } from '@ido/report';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ChoiceField } from '../parts/choice-field';
import { Confirmation } from '../parts/confirmation';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { ScrollRegion } from '../parts/scroll-region';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { FindingDialog } from './finding-dialog';
import { useFindings, useWrite } from './queries';
import { RoleFindings } from './role-findings';
import { StateDialog } from './state-dialog';
import './findings.css';

type Open = { finding: Finding | null; role: RoleName } | { state: RoleName } | { remove: number } | null;

/** The table of needs: per role its state in a sentence, its knelpunten and its behoeften, with counts and quotations. */
export default function FindingsPage() {
  const { study: key = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const found = useFindings(key, address.get('meting') ?? '');
  const write = useWrite(key);
  const [open, setOpen] = useState<Open>(null);
  const { findings } = texts;
  if (found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <PageSkeleton />;
  const { study, wave, waves, editable, roles, withoutRole } = found.data;
  const file = (form: 'csv' | 'xlsx') =>
    `${API_BASE}${routes.findingsFile(key, form)}${wave ? `?wave=${encodeURIComponent(wave.key)}` : ''}`;
  const done = () => {
    write.reset();
    setOpen(null);
  };
  const toRemove =
    open && 'remove' in open ? roles.flatMap((row) => row.findings).find(({ id }) => id === open.remove) : undefined;
  const link = 'utrecht-button-link utrecht-button-link--html-a utrecht-button-link--secondary-action';
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${key}`, label: study.title },
        ]}
      />
      <PageTitle>{findings.titleOf(study.title)}</PageTitle>
      <SyntheticNote note={wave?.syntheticNote ?? null} />
      <Paragraph lead>{findings.lead}</Paragraph>
      {wave ? (
        <ChoiceField
          label={findings.wave}
          value={wave.key}
          options={waves.map(({ key: value, title: label }) => ({ value, label }))}
          onChange={(value) => setAddress({ meting: value }, { replace: true })}
        />
      ) : (
        <p className="ido-panel ido-empty">{findings.noWave}</p>
      )}
      {editable && withoutRole.length > 0 && (
        <Message type="info">{findings.withoutRole(dutchList(withoutRole.map(({ label }) => `‘${label}’`)))}</Message>
      )}
      <div className="ido-actions">
        {editable && (
          <Button
            appearance="primary-action-button"
            onClick={() => setOpen({ finding: null, role: roles[0]?.role ?? 'financier' })}
          >
            {findings.add}
          </Button>
        )}
        <a className={link} href={file('csv')} download>
          {findings.csv}
        </a>
        <a className={link} href={file('xlsx')} download>
          {findings.xlsx}
        </a>
        <Button appearance="secondary-action-button" onClick={() => window.print()}>
          {findings.print}
        </Button>
      </div>
      <ScrollRegion label={findings.title}>
        <table className="ido-table ido-findings">
          <caption className="ido-hidden">{findings.titleOf(study.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{findings.state}</th>
              <th scope="col">{findings.knelpunt}</th>
              <th scope="col">{findings.behoefte}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((row) => (
              <RoleFindings
                key={row.role}
                row={row}
                editable={editable}
                onState={() => setOpen({ state: row.role })}
                onEdit={(finding) => setOpen({ finding, role: row.role })}
                onRemove={(remove) => setOpen({ remove })}
              />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {open && 'finding' in open && (
        <FindingDialog {...open} roles={roles.map(({ role }) => role)} write={write} onDone={done} />
      )}
      {open && 'state' in open && (
        <StateDialog
          role={open.state}
          state={roles.find(({ role }) => role === open.state)?.state ?? ''}
          revision={roles.find(({ role }) => role === open.state)?.stateRevision ?? 0}
          write={write}
          onDone={done}
        />
      )}
      {open && 'remove' in open && (
        <Confirmation
          title={findings.remove}
          confirm={findings.remove}
          danger
          busy={write.isPending}
          error={write.error}
          onConfirm={() =>
            write.mutate({ remove: open.remove, revision: toRemove?.revision ?? 1 }, { onSuccess: done })
          }
          onCancel={done}
        >
          {toRemove?.text}
        </Confirmation>
      )}
    </>
  );
}
