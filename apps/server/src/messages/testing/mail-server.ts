import type { Socket } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** A message that a mail server took. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly raw: string;
  parsed(): Promise<ParsedMail>;
}

/** A real mail server that keeps what it takes. */
export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Breaks the connection of a session off, without a word. */
  drop(session: SMTPServerSession): void;
  close(): Promise<void>;
}

/** Refusals of a mail server, by SMTP reply. */
export function reply(code: number, words: string): Error & { responseCode: number } {
  return Object.assign(new Error(words), { responseCode: code });
}

/** Starts a mail server on a free port; what it does with connections, recipients and messages can be set. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw, parsed: () => simpleParser(raw) });
        callback();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const sockets = new Map<number, Socket>();
  server.server.on('connection', (socket: Socket) => sockets.set(socket.remotePort ?? 0, socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    drop: ({ remotePort }) => sockets.get(remotePort)?.destroy(),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
