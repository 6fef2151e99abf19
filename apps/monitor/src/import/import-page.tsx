import { API_BASE, routes, type Wave } from '@ido/api';
import { Message } from '../parts/message';
import { texts } from '../texts';
import { WaveFrame } from '../wave/wave-frame';
import { ImportAnswers } from './import-answers';
import { ImportProgress } from './import-progress';
import { ImportSteps } from './import-steps';
import { useImport } from './use-import';

/** Reading answers from a file: choose, check, import. */
export default function ImportPage() {
  const { imports } = texts;
  return (
    <WaveFrame title={imports.title} tab={imports.titleOf}>
      {(wave) =>
        wave.role === 'researcher' ? (
          <ImportForm wave={wave} />
        ) : (
          <Message type="warning">{imports.onlyResearchers}</Message>
        )
      }
    </WaveFrame>
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
