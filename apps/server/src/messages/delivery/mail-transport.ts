import { createTransport } from 'nodemailer';
import type { Readable } from 'node:stream';

/** A message as it goes to the mail server. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets. */
  readonly messageId: string;
  /** Where mail programs send the wish to get no more messages; null: nothing to leave. */
  readonly leaveUrl: string | null;
}

/** How far the mail server got with a message that it did not take. */
export type Reached =
  /** There was no connection that could have carried it. */
  | 'noConnection'
  /** Begun, but the end of the message was not sent: it is not delivered (RFC 5321, 4.1.1.4). */
  | 'begun'
  /** All of it may be there. */
  | 'ended';

/** The mail server did not say that it took the message. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';

  constructor(
    message: string,
    readonly reached: Reached,
    /** `RCPT TO`, `DATA`, …: what the reply was to. */
    readonly command: string,
    /** Three digits; null when there was no reply. */
    readonly replyCode: number | null,
    /** `5.1.1`, when the reply had one. */
    readonly status: string | null,
    /** It cannot be sent as it is, says the program that sends: no valid address, or larger than the server takes. */
    readonly unsendable = false,
  ) {
    super(message);
  }
}

/** Hands messages to a mail server. */
export interface MailTransport {
  /**
   * Resolves with the server's words once it has taken the message.
   * @throws NotTaken
   */
  send(mail: OutgoingMail): Promise<string>;
  close(): void;
}

/** Connections to the mail server, per copy of the server; as many messages are handed over at once. */
export const CONNECTIONS = 8;
const PATIENCE_MS = { connect: 20_000, greeting: 20_000, silence: 60_000 };

interface SmtpFailure extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** The mail server of an SMTP_URL, over connections that are kept. */
export function smtpTransport(url: string): MailTransport {
  const pool = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: 500,
    // Whether a message that was under way may go again is decided where it is recorded, never here.
    maxRequeues: 0,
    connectionTimeout: PATIENCE_MS.connect,
    greetingTimeout: PATIENCE_MS.greeting,
    socketTimeout: PATIENCE_MS.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const streams = new Map<string, Readable>();
  // The connection reads the message from this stream after the server has asked for it: how far it was read is how far it got.
  pool.use('stream', (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    const key = message.messageId();
    message.createReadStream = (options) => {
      const stream = create(options);
      streams.set(key, stream);
      return stream;
    };
    done();
  });
  return {
    close: () => pool.close(),
    send: async (mail) => {
      const key = `<${mail.messageId}>`;
      try {
        const { response } = await pool.sendMail({
          from: mail.from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: key,
          headers: headersOf(mail),
          // Asked for by the identity of the message, so that a report can be matched without its headers.
          dsn: { id: mail.messageId, return: 'headers', notify: ['failure', 'delay'], recipient: mail.to.address },
        });
        return String(response);
      } catch (error) {
        throw notTaken(error as SmtpFailure, streams.get(key));
      } finally {
        streams.delete(key);
      }
    },
  };
}

/** What went wrong when the server said nothing, for the screen. */
const WITHOUT_REPLY: Readonly<Record<string, string>> = {
  ECONNECTION: 'De mailserver heeft de verbinding verbroken.',
  ESOCKET: 'De mailserver is niet bereikbaar.',
  ETIMEDOUT: 'De mailserver antwoordt niet op tijd.',
  EDNS: 'Het adres van de mailserver is niet te vinden.',
  ETLS: 'De verbinding met de mailserver kan niet worden beveiligd.',
  EAUTH: 'De mailserver kent de gebruikersnaam of het wachtwoord niet.',
  EENVELOPE: 'Het e-mailadres is niet geldig.',
};

function headersOf({ leaveUrl }: OutgoingMail): Record<string, string> {
  return {
    // Answers out of office to a questionnaire help nobody (RFC 3834).
    'Auto-Submitted': 'auto-generated',
    ...(leaveUrl !== null && {
      'List-Unsubscribe': `<${leaveUrl}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
  };
}

function notTaken(error: SmtpFailure, stream: Readable | undefined): NotTaken {
  const reached = stream === undefined ? 'noConnection' : stream.readableEnded ? 'ended' : 'begun';
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(error.response ?? '')?.[0] ?? null;
  const words =
    error.response?.replaceAll(/\s+/g, ' ').slice(0, 500) ?? WITHOUT_REPLY[error.code ?? ''] ?? error.message;
  const unsendable = error.responseCode === undefined && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
  return new NotTaken(words, reached, error.command ?? '', error.responseCode ?? null, status, unsendable);
}
