import { dutchNumber } from '@ido/report';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';
import type { CheckedQuestion } from './published-form';
import type { ReadRow } from './read-rows';

/** The table as it is read, with what does not add up behind each row and below it. */
export function TablePreview({ checked, number }: { checked: CheckedQuestion; number: number }) {
  const { published } = texts.series;
  const { rows, faults, unreadable, base, fine } = checked;
  const whole = faults.filter(({ category }) => category === null);
  const rowFaults = (row: ReadRow) => {
    const own = faults.filter(({ category }) => category !== null && rows[category] === row);
    return own.map(({ code }) => rowFault(code)).join(', ');
  };
  const columns: Column<ReadRow>[] = [
    { key: 'label', label: published.answer, header: true, cell: ({ label }) => label },
    {
      key: 'count',
      label: published.count,
      numeric: true,
      cell: ({ count }) => (count === null ? '' : dutchNumber(count)),
    },
    {
      key: 'percentage',
      label: published.percentage,
      numeric: true,
      cell: ({ percentage }) => (percentage === null ? '' : `${String(percentage).replace('.', ',')}%`),
    },
    {
      key: 'check',
      label: published.check,
      cell: (row) => {
        const wrong = rowFaults(row);
        return wrong === '' ? published.fine : <strong className="ido-published__fault">{wrong}</strong>;
      },
    },
  ];
  return (
    <div className="ido-published__preview">
      <h3 className="utrecht-heading-4">{published.preview}</h3>
      {rows.length > 0 && (
        <DataTable
          caption={`${published.preview}, ${published.question(number)}`}
          columns={columns}
          rows={rows}
          rowKey={(_, index) => String(index)}
        />
      )}
      <div role="status">
        {unreadable.map((line, at) => (
          <p key={at} className="ido-published__fault">
            {published.unreadable(line)}
          </p>
        ))}
        {whole.map(({ code, sum = 0 }) => (
          <p key={code} className="ido-published__fault">
            {code === 'counts-do-not-add-up'
              ? published.faults['counts-do-not-add-up'](dutchNumber(sum), dutchNumber(base ?? 0))
              : published.faults['percentages-do-not-add-up'](String(sum).replace('.', ','))}
          </p>
        ))}
        {fine && <p>{published.allFine}</p>}
        {(base === null || rows.length === 0) && unreadable.length === 0 && <p>{published.notYet}</p>}
      </div>
    </div>
  );
}

type Code = CheckedQuestion['faults'][number]['code'];

/** What is wrong with one row; faults of the whole table are said below it. */
function rowFault(code: Code): string {
  const { faults } = texts.series.published;
  if (code === 'counts-do-not-add-up' || code === 'percentages-do-not-add-up') return '';
  return faults[code];
}
