import { useCallback, useEffect, useRef, useState } from 'react';
import { saveFile } from '../figure/figure-download';

/** How far a download is. */
export type DownloadState =
  | { readonly kind: 'busy'; readonly label: string; readonly bytes: number }
  | { readonly kind: 'done'; readonly label: string; readonly bytes: number }
  | { readonly kind: 'failed'; readonly label: string };

/** Bytes between two moments at which the page says how far it is. */
const STEP = 256 * 1024;

/** Takes one file at a time and says how far it is; a file that breaks off is not saved. Leaving the page stops it. */
export function useDownload() {
  const [state, setState] = useState<DownloadState | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const stop = useCallback(() => {
    running.current?.abort();
    setState(null);
  }, []);

  const start = useCallback(async (address: string, label: string) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const tell = (next: DownloadState) => {
      if (running.current === controller && !controller.signal.aborted) setState(next);
    };
    tell({ kind: 'busy', label, bytes: 0 });
    try {
      const answer = await fetch(address, { signal: controller.signal, headers: { accept: '*/*' } });
      if (!answer.ok || !answer.body) throw new Error(`${answer.status}`);
      const parts: BlobPart[] = [];
      let bytes = 0;
      let told = 0;
      const reader = answer.body.getReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        parts.push(piece.value as Uint8Array<ArrayBuffer>);
        bytes += piece.value.length;
        if (bytes - told < STEP) continue;
        told = bytes;
        tell({ kind: 'busy', label, bytes });
      }
      if (controller.signal.aborted) return;
      saveFile(new Blob(parts, { type: answer.headers.get('content-type') ?? '' }), nameOf(answer));
      tell({ kind: 'done', label, bytes });
    } catch {
      tell({ kind: 'failed', label });
    }
  }, []);

  return { state, start, stop };
}

/** The name that the server gives the file. */
function nameOf(answer: Response): string {
  return /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? 'download';
}
