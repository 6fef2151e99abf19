import { API_BASE, routes, type Wave } from '@ido/api';
import { Button } from '@utrecht/component-library-react';
import { texts } from '../texts';
import { breakdownQuery } from './selection';
import { useSelection } from './use-selection';

/** Everything of the wave as files. Answers themselves only for researchers. */
export function Downloads({ wave }: { wave: Wave }) {
  const [selection] = useSelection();
  const figures = breakdownQuery(selection);
  const { downloads } = texts;
  return (
    <section className="ido-panel ido-downloads" aria-labelledby="downloads">
      <h2 id="downloads" className="utrecht-heading-3">
        {downloads.title}
      </h2>
      <ul>
        <DownloadRow
          what={downloads.breakdown}
          wave={wave.key}
          csv="breakdown.csv"
          xlsx="breakdown.xlsx"
          query={figures}
        />
        {wave.role === 'researcher' && !wave.withoutMicrodata && (
          <>
            <DownloadRow
              what={downloads.responsesLabels}
              wave={wave.key}
              csv="csv"
              xlsx="xlsx"
              query={new URLSearchParams({ values: 'labels' })}
            />
            <DownloadRow
              what={downloads.responsesCodes}
              wave={wave.key}
              csv="csv"
              xlsx="xlsx"
              query={new URLSearchParams({ values: 'codes' })}
            />
          </>
        )}
        <DownloadRow what={downloads.codebook} wave={wave.key} csv="codebook.csv" xlsx="codebook.xlsx" />
      </ul>
      <Button appearance="secondary-action-button" className="ido-screen-only" onClick={() => window.print()}>
        {downloads.print}
      </Button>
    </section>
  );
}

interface DownloadRowProps {
  readonly what: string;
  readonly wave: string;
  /** Formats as the API names them. */
  readonly csv: string;
  readonly xlsx: string;
  readonly query?: URLSearchParams;
}

function DownloadRow({ what, wave, csv, xlsx, query }: DownloadRowProps) {
  const link = (format: string, label: string) => {
    const parameters = query && query.size > 0 ? `?${query}` : '';
    return (
      <a
        className="utrecht-link utrecht-link--html-a"
        href={`${API_BASE}${routes.export(wave, format)}${parameters}`}
        aria-label={texts.downloads.name(what, label)}
        download
      >
        {label}
      </a>
    );
  };
  return (
    <li>
      <span>{what}</span>
      <span className="ido-downloads__formats">
        {link(csv, texts.downloads.csv)}
        {link(xlsx, texts.downloads.xlsx)}
      </span>
    </li>
  );
}
