import { rmSync } from 'node:fs';

/** Takes away what `loadDemo` left. */
export default function removeDemo(): void {
  const path = process.env['LOADED_DEMO'];
  if (path) rmSync(path, { recursive: true, force: true });
}
