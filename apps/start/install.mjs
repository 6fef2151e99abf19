import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runStep } from './run-step.mjs';
import { Failure } from './sentence.mjs';
import { root } from './workspace.mjs';

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/** Whether node_modules holds what package-lock.json asks for; packages of other platforms are optional and may be absent. */
function installed() {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const present = packagesOf(path.join(root, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || entry.link || present[name]?.version === entry.version,
  );
}

/** @throws Failure when this Node is too old for the packages. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new Failure(
      `IDO-monitor needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
}

/** Installs the packages when they are missing or of other versions than the lock file says. */
export async function install() {
  requireNode();
  if (installed()) return;
  await runStep(
    'Installing packages (about a minute)',
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    'The packages could not be installed: is there a network, and space on the disk? Mend that and start again.',
  );
}
