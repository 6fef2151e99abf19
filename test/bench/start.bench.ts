import path from 'node:path';
import { freePort, newDataDir, ServerProcess } from '../harness/server-process';
import { median, type Measurement } from './measure';

const RUNS = 5;
const script = path.resolve(__dirname, '../../apps/start/start.mjs');

/**
 * What `npm start` takes when there is nothing to install or build and the embedded database has been made: the checks on both, the
 * database, the migrations and the first data, until requests are served. npm's own start comes before it.
 */
export async function benchLaterStart(): Promise<Measurement[]> {
  const data = newDataDir();
  /** Seconds until ready; the stop afterwards does not count. */
  const start = async () => {
    const started = performance.now();
    const server = await ServerProcess.start({ dataDir: data.path, port: await freePort(), script });
    const took = performance.now() - started;
    await server.stop();
    return took / 1000;
  };
  await start();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push(await start());
  data.remove();
  return [{ work: 'a later npm start until ready', value: median(times), unit: 's', target: { atMost: 5 } }];
}
