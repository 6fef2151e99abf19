import path from 'node:path';
import { z } from 'zod';

/** Everything the server can be told from outside, parsed once at boot. */
export interface Config {
  readonly port: number;
  /** Address of a PostgreSQL of one's own; null means: start the embedded one in `dataDir`. */
  readonly databaseUrl: string | null;
  /** Read replicas for analysis; empty means: read where is written. */
  readonly databaseReadUrls: readonly string[];
  /** Absolute. Everything the embedded default keeps. */
  readonly dataDir: string;
  readonly adminEmail: string;
  /** Null means: make one up and print it once. */
  readonly adminPassword: string | null;
  /** Load the demo study. */
  readonly demo: boolean;
  readonly smtpUrl: string | null;
  /** Address that messages come from; the name beside it is that of the study. */
  readonly mailFrom: string;
  /** Milliseconds before a message is tried again that the mail server would not take; doubled every time. */
  readonly mailRetryMs: number;
  /** What a mail server shows when it reports on deliveries; null: it cannot. */
  readonly mailEventsSecret: string | null;
  /** Base of links in mails and on the terminal, without a slash at the end. */
  readonly publicUrl: string;
  /** Waves with more completed responses than this are counted in SQL instead of in memory. */
  readonly memoryBoundRows: number;
  /** Write a line per request; never with a token in it. */
  readonly logRequests: boolean;
  /** Number of proxies in front of the server that add to X-Forwarded-For. */
  readonly trustedProxies: number;
}

/** Injection token of `Config`. */
export const CONFIG = Symbol('CONFIG');

/** Something outside the program prevents it from starting. The message is one sentence for whoever started it. */
export class StartupError extends Error {
  override readonly name = 'StartupError';
}

const trueOrFalse = z.enum(['true', 'false']).transform((text) => text === 'true');
const postgresUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
  .refine(isWholeAddress, 'must be an address such as postgres://user:password@host:5432/database');
const wholeNumber = (from: number, to: number) => {
  const message = `must be a whole number from ${from} to ${to}`;
  return z.string().regex(/^\d+$/, message).transform(Number).pipe(z.number().min(from, message).max(to, message));
};

const Environment = z.object({
  PORT: wholeNumber(1, 65535).default(3000),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_READ_URLS: z
    .string()
    .transform((text) => text.split(',').map((url) => url.trim()))
    .pipe(z.array(postgresUrl))
    .optional(),
  DATA_DIR: z.string().default('./data'),
  ADMIN_EMAIL: z.string().toLowerCase().pipe(z.email('must be an e-mail address')).default('admin@example.nl'),
  ADMIN_PASSWORD: z.string().min(12, 'must have at least 12 characters').optional(),
  DEMO: trueOrFalse.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.email('must be an e-mail address').optional(),
  MAIL_RETRY_SECONDS: wholeNumber(1, 3600).default(60),
  MAIL_EVENTS_SECRET: z.string().min(20, 'must have at least 20 characters').optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
    .optional(),
  MEMORY_BOUND_ROWS: wholeNumber(0, 1_000_000_000).default(5_000_000),
  LOG_REQUESTS: trueOrFalse.optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
});

/**
 * The configuration of an environment; an empty variable counts as not set.
 * @throws StartupError with one sentence that names every variable that is wrong.
 */
export function configFrom(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${describe(issue)}`);
    throw new StartupError(`The configuration is not right: ${wrong.join('; ')}.`);
  }
  const env = parsed.data;
  const embedded = env.DATABASE_URL === undefined;
  if (embedded && env.DATABASE_READ_URLS) {
    throw new StartupError('DATABASE_READ_URLS are replicas of a DATABASE_URL, which is not set.');
  }
  const publicUrl = (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
  return {
    port: env.PORT,
    databaseUrl: env.DATABASE_URL ?? null,
    databaseReadUrls: env.DATABASE_READ_URLS ?? [],
    dataDir: path.resolve(env.DATA_DIR),
    adminEmail: env.ADMIN_EMAIL,
    adminPassword: env.ADMIN_PASSWORD ?? null,
    demo: env.DEMO ?? embedded,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? `noreply@${new URL(publicUrl).hostname}`,
    mailRetryMs: env.MAIL_RETRY_SECONDS * 1000,
    mailEventsSecret: env.MAIL_EVENTS_SECRET ?? null,
    publicUrl,
    memoryBoundRows: env.MEMORY_BOUND_ROWS,
    // On a newcomer's terminal request lines would bury the links; with a database of one's own there is somebody who collects them.
    logRequests: env.LOG_REQUESTS ?? !embedded,
    trustedProxies: env.TRUSTED_PROXIES,
  };
}

/** Whether an address names a host and a database, and its name and password can be read (% written as %25). */
function isWholeAddress(text: string): boolean {
  try {
    const { hostname, pathname, username, password } = new URL(text);
    [username, password, pathname].forEach(decodeURIComponent);
    return hostname !== '' && pathname.length > 1;
  } catch {
    return false;
  }
}

function describe(issue: z.core.$ZodIssue): string {
  return issue.code === 'invalid_value' ? `must be ${issue.values.map(String).join(' or ')}` : issue.message;
}
