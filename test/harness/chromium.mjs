import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runStep } from '../../apps/start/run-step.mjs';
import { Failure } from '../../apps/start/sentence.mjs';

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const find = () => [process.env.CHROMIUM, ...usual].find((file) => file && existsSync(file));

/**
 * Path of a Chromium for the journeys: `CHROMIUM`, else one in the usual places, else Debian's package when we may install it.
 * @throws Failure that says how to get one elsewhere.
 */
export async function chromium() {
  const found = find();
  if (found) return found;
  const debianAsRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debianAsRoot) {
    const failure = 'Debian could not install Chromium; run `apt-get install chromium` by hand, then `npm test` again.';
    await runStep('Refreshing the package list', 'apt-get', ['update', '-qq'], failure);
    await runStep(
      'Installing Chromium for the browser tests',
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
      failure,
    );
    const installed = find();
    if (installed) return installed;
  }
  throw new Failure(
    'The browser tests need Chromium or Chrome: install one, or set CHROMIUM to the path of its program, and run `npm test` again.',
  );
}
