import { API_BASE, routes, type Wave } from '@ido/api';
import { Button, Paragraph } from '@utrecht/component-library-react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { describeError } from '../parts/describe-error';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useWave } from '../wave/queries';
import { FileChoice } from './file-choice';
import { ImportProgress } from './import-progress';
import { ImportReport } from './import-report';
import { ImportStep } from './import-step';
import { refusedFile } from './refused-file';
import { useImport } from './use-import';

/** Reading answers from a file: choose, check, import. */
export default function ImportPage() {
  const { wave: key = '' } = useParams();
  const wave = useWave(key);
  if (wave.error && !wave.data) return <ErrorState error={wave.error} retry={() => void wave.refetch()} />;
  if (!wave.data) return <PageSkeleton />;
  return (
    <>
      <Breadcrumb
        trail={[
          { to: '/onderzoeken', label: texts.studies.title },
          { to: `/onderzoeken/${wave.data.study.key}`, label: wave.data.study.title },
          { to: `/metingen/${key}`, label: wave.data.title },
        ]}
      />
      <PageTitle tab={texts.imports.titleOf(wave.data.title)}>{texts.imports.title}</PageTitle>
      <SyntheticNote note={wave.data.syntheticNote} />
      {wave.data.role === 'researcher' ? (
        <ImportForm wave={wave.data} />
      ) : (
        <Message type="warning">{texts.imports.onlyResearchers}</Message>
      )}
    </>
  );
}

function ImportForm({ wave }: { wave: Wave }) {
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState<string | null>(null);
  const check = useImport();
  const choose = (chosen: File) => {
    const wrong = refusedFile(chosen);
    setError(wrong);
    setFile(wrong === null ? chosen : null);
    check.reset();
  };
  const { imports } = texts;
  return (
    <>
      <Paragraph lead>{imports.lead}</Paragraph>
      <FileShape wave={wave} />
      <section className="ido-panel" aria-labelledby="bestand">
        <h2 id="bestand" className="utrecht-heading-3">
          {imports.formTitle}
        </h2>
        <FileChoice file={file} error={error} disabled={check.isPending} onFile={choose} />
        <Button
          appearance="primary-action-button"
          disabled={file === null || check.isPending}
          onClick={() => file && check.mutate({ wave: wave.key, file, dryRun: true, partial: true })}
        >
          {imports.check}
        </Button>
      </section>
      {(check.isPending || check.error || check.data) && file && (
        <section className="ido-panel" aria-labelledby="controle">
          <h2 id="controle" className="utrecht-heading-3">
            {imports.checkTitle}
          </h2>
          {check.isPending && <ImportProgress state={check.progress} size={file.size} dryRun />}
          {check.error && <Message type="error">{describeError(check.error).text}</Message>}
          {check.data && <ImportReport wave={wave.key} report={check.data} />}
        </section>
      )}
      {check.data && file && check.data.accepted > 0 && (
        <ImportStep key={check.data.id} wave={wave} file={file} checked={check.data} />
      )}
    </>
  );
}

function FileShape({ wave }: { wave: Wave }) {
  const { imports } = texts;
  return (
    <section className="ido-panel" aria-labelledby="vorm">
      <h2 id="vorm" className="utrecht-heading-3">
        {imports.shapeTitle}
      </h2>
      <ul className="utrecht-unordered-list">
        {[imports.shapeHeader, imports.shapeCells, imports.shapeMultiple, imports.shapeDelimiter].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>
        <a
          className="utrecht-link utrecht-link--html-a"
          href={`${API_BASE}${routes.export(wave.key, 'codebook.csv')}`}
          download
        >
          {imports.codebook}
        </a>
      </p>
    </section>
  );
}
