import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** A message as the mail server got it. */
export interface TakenMail {
  /** Without angle brackets. */
  readonly messageId: string;
  readonly to: string;
  readonly raw: string;
}

/** A real mail server, in the process of the test: it goes on when the server that sends is killed. */
export interface TestMailServer {
  readonly url: string;
  /** In the order in which they were taken. */
  readonly taken: TakenMail[];
  /** Breaks off, without a word, after the whole of each of the next so many messages. They are not taken. */
  breakOff(messages: number): void;
  close(): Promise<void>;
}

/** Starts a mail server that takes everything, and says so after so many milliseconds. */
export async function startMailServer(answersAfterMs = 0): Promise<TestMailServer> {
  const taken: TakenMail[] = [];
  const sockets = new Map<number, Socket>();
  let toBreak = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: 100,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (toBreak-- > 0) return void sockets.get(session.remotePort)?.destroy();
        const raw = Buffer.concat(chunks).toString('utf8');
        const messageId = /^Message-ID:\s*<([^>]+)>/im.exec(raw)?.[1] ?? '';
        taken.push({ messageId, to: session.envelope.rcptTo[0]?.address ?? '', raw });
        if (answersAfterMs === 0) return callback();
        void wait(answersAfterMs).then(() => callback());
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken,
    breakOff: (messages) => (toBreak = messages),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
