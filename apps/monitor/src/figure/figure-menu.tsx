import { figureCsv, figureSvg, type FigureInput, type FigureSpec } from '@ido/report';
import { Disclosure } from '../parts/disclosure';
import { texts } from '../texts';
import { figureAnchor } from '../wave/selection';
import { pngOf, saveFile } from './figure-download';

/** Pixels; what fits a page of a report at 150 dots per inch. */
const DOWNLOAD_WIDTH = 900;

interface FigureMenuProps {
  readonly table: FigureInput;
  readonly spec: FigureSpec;
  readonly margin: boolean;
  readonly heading: string;
  /** Says what happened, for who cannot see it. */
  readonly onNews: (news: string) => void;
}

/** Downloads of one figure, and the address of exactly this figure. */
export function FigureMenu({ table, spec, margin, heading, onNews }: FigureMenuProps) {
  const svg = () => figureSvg(spec, { width: DOWNLOAD_WIDTH, interval: margin, form: 'download', id: table.name });
  const png = async () => {
    try {
      saveFile(await pngOf(svg()), `${table.name}.png`);
    } catch {
      onNews(texts.figure.downloadFailed);
    }
  };
  const link = async () => {
    const address = new URL(window.location.href);
    address.hash = figureAnchor(table.name);
    window.history.replaceState(window.history.state, '', address);
    try {
      await navigator.clipboard.writeText(address.href);
      onNews(texts.figure.linkCopied);
    } catch {
      onNews(texts.figure.linkFailed);
    }
  };
  const choices: ReadonlyArray<readonly [string, () => void]> = [
    [texts.figure.png, () => void png()],
    [texts.figure.svg, () => saveFile(new Blob([svg()], { type: 'image/svg+xml' }), `${table.name}.svg`)],
    [texts.figure.csv, () => saveFile(new Blob([figureCsv(table, spec)], { type: 'text/csv' }), `${table.name}.csv`)],
    [texts.figure.link, () => void link()],
  ];
  return (
    <Disclosure className="ido-card__menu" label={texts.figure.menuShort} description={heading}>
      {(close) => (
        <ul className="ido-menu">
          {choices.map(([label, act]) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => {
                  act();
                  close();
                }}
              >
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Disclosure>
  );
}
