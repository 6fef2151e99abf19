import type { Import } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { texts } from '../texts';
import { sizeOf } from './file-choice';

/** How far a running import is; before the first report, that the file is being sent. */
export function ImportProgress({ state, size, dryRun }: { state: Import | null; size: number; dryRun: boolean }) {
  const total = state?.bytesTotal ?? size;
  const what = dryRun ? texts.imports.checking : texts.imports.importing;
  const said = state
    ? texts.imports.progress(sizeOf(state.bytesRead), sizeOf(total), dutchNumber(state.rows))
    : texts.imports.uploading;
  return (
    <div className="ido-progress">
      <p role="status">{what}</p>
      <progress className="ido-meter" aria-label={what} max={Math.max(1, total)} value={state?.bytesRead} />
      <p className="ido-quiet">{said}</p>
    </div>
  );
}
