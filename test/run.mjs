import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../apps/start/build.mjs';
import { install } from '../apps/start/install.mjs';
import { Failure, explainAndExit } from '../apps/start/sentence.mjs';
import { nx, nxEnvironment, root } from '../apps/start/workspace.mjs';
import { chromium } from './harness/chromium.mjs';
import { psppConvert } from './harness/pspp.mjs';

/** `npm test`: everything that decides whether a change is right, from formatting to killed servers. Stops at the first part that fails. */
const bin = (name) => path.join(root, 'node_modules', name);
const node = (title, args, env = {}) => {
  console.log(`\n━━ ${title}`);
  const started = Date.now();
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...nxEnvironment, ...env },
  });
  if (status !== 0) throw new Failure(`${title}: not right. The lines above say where.`);
  console.log(`   ${title}: right, ${Math.round((Date.now() - started) / 1000)} s`);
};
const jest = (title, folder, workers, env) =>
  node(
    title,
    [bin('jest/bin/jest.js'), '-c', 'test/jest.config.cjs', `--maxWorkers=${workers}`, `test/${folder}/`],
    env,
  );

try {
  process.chdir(root);
  await install();
  const browser = await chromium();
  const pspp = await psppConvert();
  node('Formatting', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']);
  node('Lint, types and unit tests', [nx, 'run-many', '-t', 'lint', 'typecheck', 'test', '--output-style=static']);
  jest('Boundaries between libraries', 'boundaries', 1);
  await build();
  // A journey waits more than it works, so two go at the same time; each has a server of its own.
  jest('Journeys through a real browser', 'journeys', 2, { CHROMIUM: browser });
  jest('Exports read by other programs', 'readers', 1, { PSPP_CONVERT: pspp });
  // Faults one after the other: they kill, count, and fill disks.
  jest('Faults', 'faults', 1);
  console.log('\nEverything is right.');
} catch (error) {
  explainAndExit(error);
}
