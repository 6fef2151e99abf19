import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
  /** The body as JSON; throws when it is not. */
  json<T = Record<string, unknown>>(): T;
}

export interface HttpClient {
  /** `body`: an object goes as JSON, text and bytes as they are. Rejects when there is no answer (connection refused or cut). */
  send(
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<HttpAnswer>;
  close(): void;
}

const TIMEOUT_MS = 30_000;

/** A client with kept connections and little work of its own, so that a load is the server's and not the client's. */
export function httpClient(url: string, connections: number): HttpClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);
  return {
    close: () => agent.destroy(),
    send: (method, path, { body, headers = {} } = {}) =>
      new Promise((resolve, reject) => {
        const plain = typeof body === 'string' || body instanceof Uint8Array;
        const payload =
          body === undefined ? undefined : plain ? Buffer.from(body as string) : Buffer.from(JSON.stringify(body));
        const sent: Record<string, string | number> = { ...headers };
        if (payload) {
          sent['Content-Length'] = payload.length;
          sent['Content-Type'] ??= 'application/json';
        }
        const call = request({ agent, hostname, port, method, path, headers: sent, timeout: TIMEOUT_MS }, (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text,
              json: <T>() => JSON.parse(text) as T,
            });
          });
        });
        call.on('timeout', () => call.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
        call.on('error', reject);
        call.end(payload);
      }),
  };
}
