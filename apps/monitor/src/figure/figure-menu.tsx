import { figureCsv, figureSvg, type FigureInput, type FigureSpec } from '@ido/report';
import { figureAnchor } from '../wave/selection';
import { DownloadMenu } from './download-menu';

/** Pixels; what fits a page of a report at 150 dots per inch. */
const DOWNLOAD_WIDTH = 900;

interface FigureMenuProps {
  readonly table: FigureInput;
  readonly spec: FigureSpec;
  readonly margin: boolean;
  readonly heading: string;
  /** To be pasted back; null when there is none. */
  readonly reference: string | null;
  /** Says what happened, for who cannot see it. */
  readonly onNews: (news: string) => void;
}

/** Downloads of one figure, and the address of exactly this figure. */
export function FigureMenu({ table, spec, margin, heading, reference, onNews }: FigureMenuProps) {
  return (
    <DownloadMenu
      name={table.name}
      heading={heading}
      anchor={figureAnchor(table.name)}
      svg={() => figureSvg(spec, { width: DOWNLOAD_WIDTH, interval: margin, form: 'download', id: table.name })}
      csv={() => figureCsv(table, spec)}
      reference={reference}
      onNews={onNews}
    />
  );
}
