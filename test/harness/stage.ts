import { Browser } from './browser';
import { type HttpClient, httpClient } from './http-client';
import { freePort, demoDataDir, ServerProcess } from './server-process';
import { signIn, type Staff } from './staff';

const CONNECTIONS = 32;

/** What a test file plays on: a server with a demo that nobody touched, an administrator, and a browser. Filled before the first test. */
export interface Stage {
  server: ServerProcess;
  http: HttpClient;
  staff: Staff;
  browser: Browser;
  /** The server again, on the same data and port: after a kill. */
  restart(): Promise<ServerProcess>;
}

/** Sets the stage before the tests of a file or block, and clears it afterwards. A browser only where it is asked for; `env` is for the server. */
export function setStage(options: { browser: boolean; env?: () => Promise<Record<string, string>> }): Stage {
  const data = demoDataDir();
  const stage = {} as Stage;
  beforeAll(async () => {
    const port = await freePort();
    const env = await options.env?.();
    stage.restart = async () => (stage.server = await ServerProcess.start({ dataDir: data.path, port, env }));
    await stage.restart();
    stage.http = httpClient(stage.server.url, CONNECTIONS);
    stage.staff = await signIn(stage.http);
    if (options.browser) stage.browser = await Browser.launch();
  });
  afterAll(async () => {
    await stage.browser?.close();
    stage.http?.close();
    await stage.server?.stop();
    data.remove();
  });
  return stage;
}
