import type { ImportError } from '@ido/api';
import { dutchNumber } from '@ido/report';
import {
  Button,
  Table,
  TableBody,
  TableCaption,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@utrecht/component-library-react';
import { useState } from 'react';
import { ScrollRegion } from '../parts/scroll-region';
import { texts } from '../texts';

const PAGE = 25;

/** Refused cells by row, column, value and reason, a page at a time. */
export function ErrorTable({ errors }: { errors: readonly ImportError[] }) {
  const [first, setFirst] = useState(0);
  const shown = errors.slice(first, first + PAGE);
  const { imports } = texts;
  return (
    <>
      <ScrollRegion label={imports.errorsTitle}>
        <Table className="ido-table ido-table--wide">
          <TableCaption className="ido-hidden">{imports.errorsTitle}</TableCaption>
          <TableHeader>
            <TableRow>
              <TableHeaderCell scope="col">{imports.row}</TableHeaderCell>
              <TableHeaderCell scope="col">{imports.column}</TableHeaderCell>
              <TableHeaderCell scope="col">{imports.value}</TableHeaderCell>
              <TableHeaderCell scope="col">{imports.reason}</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((error, index) => (
              <TableRow key={`${error.row} ${error.column} ${index}`}>
                <TableCell>{dutchNumber(error.row)}</TableCell>
                <TableCell>{error.column || imports.wholeRow}</TableCell>
                <TableCell className="ido-value">{error.value || <em>{imports.emptyValue}</em>}</TableCell>
                <TableCell>{error.detail}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </ScrollRegion>
      {errors.length > PAGE && (
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
      )}
    </>
  );
}
