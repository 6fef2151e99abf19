import { Disclosure } from '../parts/disclosure';
import { texts } from '../texts';
import { pngOf, saveFile } from './figure-download';

interface DownloadMenuProps {
  /** Of the files, without ending. */
  readonly name: string;
  readonly heading: string;
  /** Fragment of the address of exactly this figure. */
  readonly anchor: string;
  readonly svg: () => string;
  readonly csv: () => string;
  /** To be pasted back; null when there is none. */
  readonly reference?: string | null;
  /** Says what happened, for who cannot see it. */
  readonly onNews: (news: string) => void;
}

/** Downloads of one drawing, and the address of exactly this one. */
export function DownloadMenu({ name, heading, anchor, svg, csv, reference = null, onNews }: DownloadMenuProps) {
  const png = async () => {
    try {
      saveFile(await pngOf(svg()), `${name}.png`);
    } catch {
      onNews(texts.figure.downloadFailed);
    }
  };
  const link = async () => {
    const address = new URL(window.location.href);
    address.hash = anchor;
    window.history.replaceState(window.history.state, '', address);
    try {
      await navigator.clipboard.writeText(address.href);
      onNews(texts.figure.linkCopied);
    } catch {
      onNews(texts.figure.linkFailed);
    }
  };
  const refer = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      onNews(texts.releases.copied);
    } catch {
      onNews(texts.figure.linkFailed);
    }
  };
  const choices: ReadonlyArray<readonly [string, () => void]> = [
    [texts.figure.png, () => void png()],
    [texts.figure.svg, () => saveFile(new Blob([svg()], { type: 'image/svg+xml' }), `${name}.svg`)],
    [texts.figure.csv, () => saveFile(new Blob([csv()], { type: 'text/csv' }), `${name}.csv`)],
    [texts.figure.link, () => void link()],
    ...(reference === null ? [] : [[texts.releases.copy, () => void refer(reference)] as const]),
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
