import { API_BASE, routes, type Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Button } from '@utrecht/component-library-react';
import type { MouseEvent } from 'react';
import { texts } from '../texts';
import { type DownloadState, useDownload } from './use-download';
import { breakdownQuery } from './selection';
import { WeightingOfFiles } from './weighting-choice';
import { useSelection } from './use-selection';

/** One file: its format as the API names it, what is asked of it, what the link says. */
interface File {
  readonly format: string;
  readonly label: string;
  readonly query?: URLSearchParams;
}

interface Row {
  readonly what: string;
  /** In one sentence. */
  readonly purpose: string;
  readonly files: readonly File[];
}

const query = (values: Record<string, string>) => new URLSearchParams(values);

/** What a researcher can take along of the answers. `weights`: the weighting of this page as a parameter, nothing without one. */
function answerRows(weights: Record<string, string>): Row[] {
  const { downloads: t } = texts;
  const labels = query({ values: 'labels', ...weights });
  const codes = query({ values: 'codes', ...weights });
  const wide = query({ values: 'codes', multiple: 'columns', ...weights });
  const raw = query({ data: 'raw' });
  return [
    {
      what: t.responsesLabels,
      purpose: t.responsesLabelsFor,
      files: [
        { format: 'csv', label: t.csv, query: labels },
        { format: 'xlsx', label: t.xlsx, query: labels },
      ],
    },
    {
      what: t.responsesCodes,
      purpose: t.responsesCodesFor,
      files: [
        { format: 'csv', label: t.csv, query: codes },
        { format: 'xlsx', label: t.xlsx, query: codes },
        { format: 'json', label: t.json, query: query(weights) },
      ],
    },
    {
      what: t.spss,
      purpose: t.spssFor,
      files: [{ format: 'sav', label: t.sav, query: query(weights) }],
    },
    {
      what: t.r,
      purpose: t.rFor,
      files: [
        { format: 'csv', label: t.csv, query: wide },
        { format: 'r', label: t.script, query: query(weights) },
        { format: 'csv-metadata.json', label: t.csvw, query: wide },
      ],
    },
    {
      what: t.raw,
      purpose: t.rawFor,
      files: [
        { format: 'csv', label: t.csv, query: raw },
        { format: 'sav', label: t.sav, query: raw },
      ],
    },
  ];
}

function rowsOf(wave: Wave, figures: URLSearchParams): Row[] {
  const { downloads: t } = texts;
  const weighting = figures.get('weights');
  const weights: Record<string, string> = weighting === null ? {} : { weights: weighting };
  const breakdown = {
    what: t.breakdown,
    purpose: t.breakdownFor,
    files: [
      { format: 'breakdown.csv', label: t.csv, query: figures },
      { format: 'breakdown.xlsx', label: t.xlsx, query: figures },
      { format: 'json-stat', label: t.jsonStat, query: figures },
    ],
  };
  return [
    ...(wave.figuresShown === false ? [] : [breakdown]),
    ...(wave.role === 'researcher' && !wave.withoutMicrodata ? answerRows(weights) : []),
    {
      what: t.codebook,
      purpose: t.codebookFor,
      files: [
        { format: 'codebook.html', label: t.page, query: query(weights) },
        { format: 'codebook.csv', label: t.csv, query: query(weights) },
        { format: 'codebook.xlsx', label: t.xlsx, query: query(weights) },
        { format: 'ddi', label: t.ddi, query: query(weights) },
      ],
    },
  ];
}

/** Everything of the wave as files, with what each is for, and how far one is that is under way. Answers themselves only for researchers. */
export function Downloads({ wave }: { wave: Wave }) {
  const [selection, change] = useSelection();
  const { state, start, stop } = useDownload();
  const { downloads } = texts;
  return (
    <section className="ido-panel ido-downloads" aria-labelledby="downloads">
      <h2 id="downloads" className="utrecht-heading-3">
        {downloads.title}
      </h2>
      <WeightingOfFiles {...{ wave, selection, change }} />
      <ul>
        {rowsOf(wave, breakdownQuery(selection)).map((row) => (
          <DownloadRow
            key={row.what}
            row={row}
            wave={wave.key}
            start={(address, label) => void start(address, label)}
          />
        ))}
      </ul>
      <div className="ido-downloads__state ido-screen-only">
        <span role="status">{state && stateSentence(state)}</span>
        {state?.kind === 'busy' && (
          <Button appearance="subtle-button" onClick={stop}>
            {downloads.stop}
          </Button>
        )}
      </div>
      <Button appearance="secondary-action-button" className="ido-screen-only" onClick={() => window.print()}>
        {downloads.print}
      </Button>
    </section>
  );
}

function stateSentence(state: DownloadState): string {
  const { downloads } = texts;
  const [what, format] = state.label.split('\n') as [string, string];
  if (state.kind === 'failed') return downloads.failed(what, format);
  const size = downloads.megabytes(dutchNumber(state.bytes / 1_000_000, 1));
  return state.kind === 'busy' ? downloads.busy(what, format, size) : downloads.done(what, format, size);
}

interface DownloadRowProps {
  readonly row: Row;
  readonly wave: string;
  start(address: string, label: string): void;
}

/** Links that also work without this page: copied, in a new tab. A plain click says how far it is. */
function DownloadRow({ row: { what, purpose, files }, wave, start }: DownloadRowProps) {
  const take = (event: MouseEvent, address: string, label: string) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    start(address, `${what}\n${label}`);
  };
  return (
    <li>
      <span className="ido-downloads__what">
        {what}
        <small>{purpose}</small>
      </span>
      <span className="ido-downloads__formats">
        {files.map(({ format, label, query: parameters }) => {
          const address = `${API_BASE}${routes.export(wave, format)}${parameters?.size ? `?${parameters}` : ''}`;
          return (
            <a
              key={label}
              className="utrecht-link utrecht-link--html-a"
              href={address}
              aria-label={texts.downloads.name(what, label)}
              onClick={(event) => take(event, address, label)}
              download
            >
              {label}
            </a>
          );
        })}
      </span>
    </li>
  );
}
