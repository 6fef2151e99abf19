import { API_BASE, routes, type Import } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { ErrorTable } from './error-table';

/** What every import says of its file, whatever is imported. */
export type FileReport = Pick<
  Import,
  'dryRun' | 'rows' | 'accepted' | 'encoding' | 'delimiter' | 'errorCount' | 'errors' | 'detail'
> & {
  readonly status: Import['status'];
  /** Of an import that is kept, with all its errors as a file. */
  readonly id?: string;
};

interface ImportReportProps {
  readonly report: FileReport;
  /** Of whose imports it is one; absent for the register, whose report is all there is. */
  readonly wave?: string;
}

/** What was found in a file: numbers, how it was read, and every refused cell. */
export function ImportReport({ wave, report }: ImportReportProps) {
  const { imports } = texts;
  const rejected = Math.max(0, report.rows - report.accepted);
  return (
    <div className="ido-report">
      {report.detail && report.status !== 'done' && <Message type="error">{report.detail}</Message>}
      <dl className="ido-facts">
        <Fact term={imports.rows} value={dutchNumber(report.rows)} />
        <Fact term={imports.accepted} value={dutchNumber(report.accepted)} />
        <Fact term={imports.rejected} value={dutchNumber(rejected)} />
        <Fact term={imports.cells} value={dutchNumber(report.errorCount)} />
        {report.encoding && <Fact term={imports.encoding} value={encodingName(report.encoding)} />}
        {report.delimiter && <Fact term={imports.delimiter} value={delimiterName(report.delimiter)} />}
      </dl>
      {report.encoding && isWindows(report.encoding) && <Message type="info">{imports.windows}</Message>}
      {verdict(report, rejected)}
      {report.errorCount > 0 && (
        <>
          <h3 className="utrecht-heading-4">{imports.errorsTitle}</h3>
          {report.errorCount > report.errors.length && (
            <p>{imports.errorsMore(dutchNumber(report.errors.length), dutchNumber(report.errorCount))}</p>
          )}
          <ErrorTable errors={report.errors} />
          {wave !== undefined && report.id !== undefined && (
            <p>
              {/* Not `download`: the server gives CSV to a browser that follows a link, and JSON to one that fetches. */}
              <a
                className="utrecht-link utrecht-link--html-a"
                href={`${API_BASE}${routes.importErrors(wave, report.id)}`}
              >
                {imports.errorsDownload}
              </a>
            </p>
          )}
        </>
      )}
    </div>
  );
}

function verdict(report: FileReport, rejected: number) {
  if (report.status === 'failed' || report.detail) return null;
  if (report.rows === 0) return <Message type="warning">{texts.imports.noRows}</Message>;
  if (!report.dryRun) return null;
  if (report.errorCount === 0) return <Message type="ok">{texts.imports.allGood}</Message>;
  return <Message type="warning">{texts.imports.someWrong(dutchNumber(rejected), dutchNumber(report.rows))}</Message>;
}

function Fact({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function isWindows(encoding: string): boolean {
  return /1252|latin/iu.test(encoding);
}

function encodingName(encoding: string): string {
  if (isWindows(encoding)) return 'Windows-1252';
  return /utf-?8/iu.test(encoding) ? 'UTF-8' : encoding;
}

function delimiterName(delimiter: string): string {
  const { semicolon, comma, tab } = texts.imports.delimiters;
  return { ';': semicolon, ',': comma, '\t': tab }[delimiter] ?? delimiter;
}
