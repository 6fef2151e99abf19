import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from '../apps/start/build.mjs';
import { install } from '../apps/start/install.mjs';
import { Failure, explainAndExit } from '../apps/start/sentence.mjs';
import { nx, nxEnvironment, root } from '../apps/start/workspace.mjs';
import { chromium } from './harness/chromium.mjs';
import { psppConvert } from './harness/pspp.mjs';

/** `npm test`: everything that decides whether a change is right, from formatting to killed servers. Stops at the first part that fails. */
const bin = (name) => path.join(root, 'node_modules', name);
const node = async (title, args, env = {}) => {
  console.log(`\n━━ ${title}`);
  const started = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...nxEnvironment, ...env } });
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Failure(`${title}: not right. The lines above say where.`);
  console.log(`   ${title}: right, ${Math.round((Date.now() - started) / 1000)} s`);
};
const jest = (title, folder, { workers = 1, config = 'jest.config.cjs', env } = {}) =>
  node(title, [bin('jest/bin/jest.js'), '-c', `test/${config}`, `--maxWorkers=${workers}`, `test/${folder}/`], env);

/** Parts that each keep one core busy. All are waited for, so that what one prints is not cut off by the failure of another. */
const together = async (...parts) => {
  const ends = await Promise.allSettled(parts);
  const failed = ends.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
};

try {
  process.chdir(root);
  await install();
  const browser = await chromium();
  const pspp = await psppConvert();
  // Without it the linter knows of no boundaries, and says that all is well.
  await node('Which projects there are', [nx, 'show', 'projects']);
  await together(
    node('Lint', [bin('eslint/bin/eslint.js'), '.']),
    node('Formatting', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']).then(() =>
      jest('Boundaries between libraries', 'boundaries'),
    ),
  );
  await node('Types and unit tests', [nx, 'run-many', '-t', 'typecheck', 'test', '--output-style=static']);
  await build();
  // A journey or a fault waits more than it works, so two go at the same time; each has a server of its own.
  const withServers = { workers: 2, config: 'jest.loaded-demo.cjs', env: { CHROMIUM: browser } };
  await jest('Journeys through a real browser', 'journeys', withServers);
  await jest('Exports read by other programs', 'readers', { env: { PSPP_CONVERT: pspp } });
  await jest('Faults', 'faults', withServers);
  console.log('\nEverything is right.');
} catch (error) {
  explainAndExit(error);
}
