import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import { texts } from '../texts';

interface MoreRowsProps {
  /** Rows on the screen. */
  readonly shown: number;
  /** Rows there are, when the server says so. */
  readonly total?: number;
  /** Whether the collection has a next cursor. */
  readonly hasMore: boolean;
  readonly busy: boolean;
  readonly onMore: () => void;
}

/** Says how many rows are shown and fetches the next page of a collection with a cursor. Follows a table. */
export function MoreRows({ shown, total, hasMore, busy, onMore }: MoreRowsProps) {
  const count = dutchNumber(shown);
  return (
    <div className="ido-actions">
      <span role="status" className="ido-quiet">
        {total === undefined || total === shown
          ? texts.tables.shown(count)
          : texts.tables.shownOf(count, dutchNumber(total))}
      </span>
      {hasMore && (
        <Button appearance="secondary-action-button" disabled={busy} onClick={onMore}>
          {busy ? texts.tables.loadingMore : texts.tables.more}
        </Button>
      )}
    </div>
  );
}
