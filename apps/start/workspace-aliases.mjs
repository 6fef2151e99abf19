import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const { paths } = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8')).compilerOptions;

/** The libraries under the names that tsconfig.base.json gives them, for Vite. */
export const workspaceAliases = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [name, path.join(root, file)]),
);
