import {
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState, type ReactNode } from 'react';
import { texts } from '../texts';
import { ScrollRegion } from './scroll-region';
import { sortRows, type SortOrder } from './sort-rows';

/** One column: what stands above it, and what it shows of a row. */
export interface Column<Row> {
  /** Unique within the table; the name of the column in `sort`. */
  readonly key: string;
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** The column that names the row: its cells are row headers. */
  readonly header?: boolean;
  /** Digits below each other, at the end of the cell. */
  readonly numeric?: boolean;
  readonly className?: string;
  /** What to order by, or `true` when whoever gives the rows does the ordering. Absent: the column cannot be sorted. */
  readonly sortBy?: ((row: Row) => string | number) | true;
}

/** A table's props; `Row` is whatever its columns can show. */
export interface DataTableProps<Row> {
  /** Names the table for who cannot see it, and its scroll region. */
  readonly caption: string;
  readonly columns: ReadonlyArray<Column<Row>>;
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string;
  /** Search field and filters above the table; stays when nothing is found. */
  readonly search?: ReactNode;
  /** What stands here when there are no rows: what to do about it. */
  readonly empty?: ReactNode;
  /** Buttons to further rows below the table, such as {@link MoreRows}. */
  readonly paging?: ReactNode;
  /** Keeps columns at a readable width; the table then scrolls sideways on a phone. */
  readonly wide?: boolean;
  /** On a narrow screen each row is a block of lines, so that no column is out of sight. For tables without sorting. */
  readonly blocks?: boolean;
  /** The order, when it is kept elsewhere (in the address). Absent: the table keeps it itself. */
  readonly sort?: SortOrder | null;
  readonly onSort?: (order: SortOrder) => void;
}

/** Rows under column headings: sorted by a click on a heading, sideways scrolling in itself, never the page. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, search, empty, paging, wide = false, blocks = false } = props;
  const [ownOrder, setOwnOrder] = useState<SortOrder | null>(null);
  const order = props.onSort ? (props.sort ?? null) : ownOrder;
  const sortable = columns.find(({ key }) => key === order?.column)?.sortBy;
  const shown = order && typeof sortable === 'function' ? sortRows(rows, sortable, order.direction) : rows;
  return (
    <div className="ido-data-table">
      {search}
      {rows.length === 0 ? (
        <div className="ido-empty">{empty ?? texts.tables.empty}</div>
      ) : (
        <ScrollRegion label={caption}>
          <Table className={classNames('ido-table', wide && 'ido-table--wide', blocks && 'ido-table--blocks')}>
            <TableCaption className="ido-hidden">{caption}</TableCaption>
            <TableHeader>
              <TableRow>
                {columns.map((column) => (
                  <ColumnHeading key={column.key} column={column} order={order} onSort={props.onSort ?? setOwnOrder} />
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {shown.map((row, index) => (
                <TableRow key={rowKey(row, index)}>
                  {columns.map((column) => (
                    <Cell key={column.key} column={column} row={row} labelled={blocks} />
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </ScrollRegion>
      )}
      {paging}
    </div>
  );
}

interface ColumnHeadingProps<Row> {
  readonly column: Column<Row>;
  readonly order: SortOrder | null;
  readonly onSort: (order: SortOrder) => void;
}

function ColumnHeading<Row>({ column, order, onSort }: ColumnHeadingProps<Row>) {
  const direction = order?.column === column.key ? order.direction : undefined;
  const next = direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <TableHeaderCell scope="col" className={column.numeric ? 'ido-numeric' : undefined} aria-sort={direction}>
      {column.sortBy ? (
        <button
          type="button"
          className="ido-sort"
          title={texts.tables.sortBy(column.label)}
          onClick={() => onSort({ column: column.key, direction: next })}
        >
          {column.label}
          <span className={`ido-sort__mark ido-sort__mark--${direction ?? 'none'}`} aria-hidden="true" />
        </button>
      ) : (
        column.label
      )}
    </TableHeaderCell>
  );
}

function Cell<Row>({ column, row, labelled }: { column: Column<Row>; row: Row; labelled: boolean }) {
  const className = classNames(column.numeric && 'ido-numeric', column.className);
  if (column.header) {
    return (
      <TableHeaderCell scope="row" className={className}>
        {column.cell(row)}
      </TableHeaderCell>
    );
  }
  return (
    <TableCell className={className} data-label={labelled ? column.label : undefined}>
      {column.cell(row)}
    </TableCell>
  );
}

function classNames(...names: ReadonlyArray<string | false | undefined>): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
