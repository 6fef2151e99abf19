import type { Finding, Findings } from '@ido/api';
import { dutchDate, dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { texts } from '../texts';

interface RoleFindingsProps {
  readonly row: Findings['roles'][number];
  readonly editable: boolean;
  readonly onState: () => void;
  readonly onEdit: (finding: Finding) => void;
  readonly onRemove: (id: number) => void;
}

/** A row of the table of needs: the role with its state, its knelpunten, its behoeften. */
export function RoleFindings({ row, editable, onState, onEdit, onRemove }: RoleFindingsProps) {
  const { findings } = texts;
  const role = texts.roles[row.role];
  const write = row.state === '' ? findings.writeState : findings.changeState;
  return (
    <tr>
      <th scope="row">
        <strong>{role}.</strong> <span>{row.state === '' ? findings.noState : row.state}</span>
        {editable && (
          <div className="ido-actions">
            <Button appearance="subtle-button" aria-label={`${write}: ${role}`} onClick={onState}>
              {write}
            </Button>
          </div>
        )}
      </th>
      {(['knelpunt', 'behoefte'] as const).map((kind) => {
        const items = row.findings.filter((finding) => finding.kind === kind);
        return (
          <td key={kind} data-label={kind === 'knelpunt' ? findings.knelpunt : findings.behoefte}>
            {items.length === 0 ? (
              <span className="ido-quiet">{findings.none}</span>
            ) : (
              <ol className="ido-findings__list">
                {items.map((finding) => (
                  <li key={`${finding.id ?? ''} ${finding.question ?? ''} ${finding.code ?? ''}`}>
                    <OneFinding {...{ finding, editable, onEdit, onRemove }} />
                  </li>
                ))}
              </ol>
            )}
          </td>
        );
      })}
    </tr>
  );
}

type OneFindingProps = Pick<RoleFindingsProps, 'editable' | 'onEdit' | 'onRemove'> & { readonly finding: Finding };

function OneFinding({ finding, editable, onEdit, onRemove }: OneFindingProps) {
  const { findings } = texts;
  const { id, text, quotations, mentions } = finding;
  return (
    <>
      <p>
        {text} <strong className="ido-findings__count">{countOf(finding)}</strong>
      </p>
      <p className="ido-quiet">{sourceOf(finding)}</p>
      {quotations.map((quotation, index) => (
        <blockquote key={index}>‘{quotation}’</blockquote>
      ))}
      {mentions.length > 0 && (
        <p className="ido-findings__mentions ido-screen-only">
          {findings.mentions(mentions, id === null ? 'een citaat' : 'een citaat of de bron')}
        </p>
      )}
      {editable && id !== null && (
        <div className="ido-actions">
          <Button appearance="subtle-button" aria-label={findings.editOf(text)} onClick={() => onEdit(finding)}>
            {findings.edit}
          </Button>
          <Button appearance="subtle-button" aria-label={`${findings.remove}: ${text}`} onClick={() => onRemove(id)}>
            {findings.remove}
          </Button>
        </div>
      )}
    </>
  );
}

function countOf({ count, base, suppressed }: Finding): string {
  const { findings } = texts;
  if (suppressed) return `(${findings.suppressed})`;
  if (count === null) return '';
  const many = dutchNumber(count);
  return `(${base === null ? findings.counted(many) : findings.count(many, dutchNumber(base))})`;
}

function sourceOf({ source }: Finding): string {
  const { findings } = texts;
  return [
    findings.source(findings.sources[source.kind], source.title),
    ...(source.date === null ? [] : [dutchDate(source.date)]),
    ...(source.participants === null ? [] : [findings.participants(dutchNumber(source.participants))]),
  ].join(', ');
}
