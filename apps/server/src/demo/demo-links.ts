import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readToken } from '@ido/fieldwork';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

const Links = z.array(z.string());

const fileIn = (dataDir: string) => path.join(dataDir, 'demo-links.json');

/**
 * Keeps the tokens of the demo's personal links beside the demo's data, so that each start can print one that works. Only the
 * demo does this: of real links the database has a hash and nobody has a copy.
 */
export function keepDemoLinks(dataDir: string, tokens: readonly string[]): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), JSON.stringify(tokens), { mode: 0o600 });
}

/** Token of the first of the demo's links that nobody has completed; null when there is none. */
export async function openDemoLink(manager: EntityManager, dataDir: string): Promise<string | null> {
  let tokens: string[];
  try {
    tokens = Links.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return null;
  }
  for (const token of tokens) {
    const read = readToken(token);
    if (!read) continue;
    const open: unknown[] = await manager.query(
      `SELECT FROM response r JOIN answer_link l ON l.wave_id = r.wave_id AND l.response_id = r.id
       WHERE r.wave_id = $1 AND r.id = $2 AND l.secret_hash = $3 AND r.status <> 'complete'
         AND coalesce(r.withdrawn_at, l.withdrawn_at) IS NULL`,
      [read.waveId, read.responseId, read.secretHash],
    );
    if (open.length > 0) return token;
  }
  return null;
}
