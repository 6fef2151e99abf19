import { spawn } from 'node:child_process';
import { nxEnvironment, root } from './workspace.mjs';
import { Failure } from './sentence.mjs';

const HEARTBEAT_MS = 5_000;
const KEPT_LINES = 200;

/**
 * Runs one long command of the preparation and shows that it goes on: a line at the start, one every five seconds, one at the
 * end with the time it took. Its own output is only shown when it fails.
 * @throws Failure with the sentence `failure` when it ends with another code than 0.
 */
export async function runStep(title, command, args, failure) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`• ${title} …`);
  const heartbeat = setInterval(() => console.log(`  … ${seconds()} s`), HEARTBEAT_MS);
  const lines = [];
  const keep = (chunk) => {
    lines.push(...String(chunk).split('\n'));
    lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
  };
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: nxEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      keep(error.message);
      resolve(1);
    });
    child.on('close', resolve);
  });
  clearInterval(heartbeat);
  if (code !== 0) throw new Failure(`${lines.join('\n')}\n${failure}`);
  console.log(`  done in ${seconds()} s`);
}
