import { Import, routes } from '@ido/api';
import { request } from '../api/client';
import { isStatus } from '../api/problem-error';

export interface ImportOrder {
  readonly wave: string;
  readonly file: File;
  readonly dryRun: boolean;
  readonly partial: boolean;
  /** Where the file goes; absent: the responses of the wave. */
  readonly path?: string;
  /** Also take addresses that look odd; of contacts alone. */
  readonly acceptDoubtful?: boolean;
}

/** Milliseconds between two looks at the progress. */
const LOOK = 500;

/**
 * Sends a file and follows its progress under an id chosen here. Gives the final report, also of an import that was refused.
 * @throws ProblemError when the file could not be taken at all, UnreachableError when there is no answer.
 */
export async function runImport(order: ImportOrder, onProgress: (state: Import) => void): Promise<Import> {
  const id = crypto.randomUUID();
  const query = new URLSearchParams();
  if (order.dryRun) query.set('dryRun', 'true');
  if (order.partial) query.set('partial', 'true');
  if (order.acceptDoubtful) query.set('acceptDoubtful', 'true');
  const done = new AbortController();
  const following = follow(order.wave, id, onProgress, done.signal);
  try {
    return await request(Import, `${order.path ?? routes.imports(order.wave)}?${query}`, {
      method: 'POST',
      file: order.file,
      headers: { 'Import-Id': id },
    });
  } finally {
    done.abort();
    await following;
  }
}

/** Looks at the import until told to stop. That it is not known yet, or that a look fails, is no reason to stop the import. */
async function follow(wave: string, id: string, onProgress: (state: Import) => void, stop: AbortSignal): Promise<void> {
  while (await pause(LOOK, stop)) {
    try {
      onProgress(await request(Import, routes.import(wave, id), { signal: stop }));
    } catch (error) {
      if (stop.aborted) return;
      if (isStatus(error, 401) || isStatus(error, 403)) return;
    }
  }
}

/** Waits; false when it was told to stop meanwhile. */
function pause(milliseconds: number, stop: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (stop.aborted) return resolve(false);
    const timer = setTimeout(() => resolve(true), milliseconds);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}
