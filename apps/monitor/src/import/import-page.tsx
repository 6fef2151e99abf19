import { API_BASE, routes, type Wave } from '@ido/api';
import { useParams } from 'react-router';
import { Breadcrumb } from '../layout/breadcrumb';
import { PageTitle } from '../layout/page-title';
import { SyntheticNote } from '../layout/synthetic-note';
import { ErrorState } from '../parts/error-state';
import { Message } from '../parts/message';
import { PageSkeleton } from '../parts/skeleton';
import { texts } from '../texts';
import { useWave } from '../wave/queries';
import { ImportAnswers } from './import-answers';
import { ImportProgress } from './import-progress';
import { ImportSteps } from './import-steps';
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
  const check = useImport();
  const { imports } = texts;
  return (
    <ImportSteps
      lead={imports.lead}
      shape={[imports.shapeHeader, imports.shapeCells, imports.shapeMultiple, imports.shapeDelimiter]}
      shapeHelp={<CodebookLink wave={wave.key} />}
      wave={wave.key}
      check={check}
      onCheck={(file) => check.mutate({ wave: wave.key, file, dryRun: true, partial: true })}
      checking={(file) => <ImportProgress state={check.progress} size={file.size} dryRun />}
    >
      {(file, checked) =>
        checked.accepted > 0 && <ImportAnswers key={checked.id} wave={wave} file={file} checked={checked} />
      }
    </ImportSteps>
  );
}

function CodebookLink({ wave }: { wave: string }) {
  return (
    <p>
      <a
        className="utrecht-link utrecht-link--html-a"
        href={`${API_BASE}${routes.export(wave, 'codebook.csv')}`}
        download
      >
        {texts.imports.codebook}
      </a>
    </p>
  );
}
