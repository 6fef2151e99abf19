import type { ImportError } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { useState } from 'react';
import { DataTable, type Column } from '../parts/data-table';
import { texts } from '../texts';

const PAGE = 25;

/** Refused cells by row, column, value and reason, a page at a time. */
export function ErrorTable({ errors }: { errors: readonly ImportError[] }) {
  const [first, setFirst] = useState(0);
  const shown = errors.slice(first, first + PAGE);
  const { imports } = texts;
  const columns: Array<Column<ImportError>> = [
    { key: 'row', label: imports.row, cell: ({ row }) => dutchNumber(row) },
    { key: 'column', label: imports.column, cell: ({ column }) => column || imports.wholeRow },
    {
      key: 'value',
      label: imports.value,
      className: 'ido-value',
      cell: ({ value }) => value || <em>{imports.emptyValue}</em>,
    },
    { key: 'reason', label: imports.reason, cell: ({ detail }) => detail },
  ];
  const paging = (
    <div className="ido-actions">
      <Button appearance="secondary-action-button" disabled={first === 0} onClick={() => setFirst(first - PAGE)}>
        {imports.previous}
      </Button>
      <span role="status">
        {imports.page(dutchNumber(first + 1), dutchNumber(first + shown.length), dutchNumber(errors.length))}
      </span>
      <Button
        appearance="secondary-action-button"
        disabled={first + PAGE >= errors.length}
        onClick={() => setFirst(first + PAGE)}
      >
        {imports.next}
      </Button>
    </div>
  );
  return (
    <DataTable
      wide
      caption={imports.errorsTitle}
      columns={columns}
      rows={shown}
      rowKey={({ row, column }, index) => `${row} ${column} ${index}`}
      paging={errors.length > PAGE && paging}
    />
  );
}
