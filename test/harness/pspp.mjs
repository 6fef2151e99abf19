import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runStep } from '../../apps/start/run-step.mjs';
import { Failure } from '../../apps/start/sentence.mjs';

const usual = ['/usr/bin/pspp-convert', '/usr/local/bin/pspp-convert', '/opt/homebrew/bin/pspp-convert'];

const find = () => [process.env.PSPP_CONVERT, ...usual].find((file) => file && existsSync(file));

/**
 * Path of `pspp-convert`, which reads the SPSS export back: `PSPP_CONVERT`, else one in the usual places, else Debian's package when
 * we may install it.
 * @throws Failure that says how to get one elsewhere.
 */
export async function psppConvert() {
  const found = find();
  if (found) return found;
  const debianAsRoot = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0;
  if (debianAsRoot) {
    const failure = 'Debian could not install PSPP; run `apt-get install pspp` by hand, then `npm test` again.';
    await runStep('Refreshing the package list', 'apt-get', ['update', '-qq'], failure);
    await runStep(
      'Installing PSPP, which reads SPSS files back',
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'pspp'],
      failure,
    );
    const installed = find();
    if (installed) return installed;
  }
  throw new Failure(
    'The test of the SPSS export needs PSPP: install it, or set PSPP_CONVERT to the path of its pspp-convert, and run `npm test` again.',
  );
}
