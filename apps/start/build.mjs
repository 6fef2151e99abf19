import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './run-step.mjs';
import { nx, root } from './workspace.mjs';

const stamp = path.join(root, 'dist/.built-from');
const bundles = ['server/main.mjs', 'respond/index.html', 'monitor/index.html'].map((file) =>
  path.join(root, 'dist/apps', file),
);

/** Hash over everything the build reads. Content, not time: a checkout changes times, not what is built. */
function sourceHash() {
  const hash = createHash('sha256');
  for (const folder of ['apps', 'libs']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  for (const file of ['package-lock.json', 'tsconfig.base.json']) hash.update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

/** Builds the server and the web apps when their sources changed since the last build. */
export async function build() {
  const hash = sourceHash();
  if (bundles.every(existsSync) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  await runStep(
    'Building the server and the web apps (about half a minute)',
    process.execPath,
    [nx, 'run-many', '-t', 'build', '--output-style=static'],
    'The build failed; the lines above say where.',
  );
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
