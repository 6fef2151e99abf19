import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { explainAndExit } from './sentence.mjs';
import { root } from './workspace.mjs';

/**
 * `npm start`: installs what is missing, builds what is stale, and serves. The server runs in this process, so that a signal to
 * it reaches the server; what it prints about the database, the links and its own failures is its own (apps/server/src/main.ts).
 */
try {
  process.chdir(root);
  await install();
  await build();
} catch (error) {
  explainAndExit(error);
}
await import(pathToFileURL(path.join(root, 'dist/apps/server/main.mjs')).href);
