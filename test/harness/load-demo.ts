import { freePort, newDataDir, ServerProcess } from './server-process';

/**
 * Loads the demo once, for `setStage` to begin with a copy of it: loading takes as long as the rest of a start, and two dozen test
 * files each need a demo that nobody has touched.
 */
export default async function loadDemo(): Promise<void> {
  const { path } = newDataDir();
  const server = await ServerProcess.start({ dataDir: path, port: await freePort() });
  await server.stop();
  process.env['LOADED_DEMO'] = path;
}
