/** The transaction was rolled back because of another one; doing it again is right. */
const CONFLICTS = new Set(['40001', '40P01']);
/** PostgreSQL is starting, stopping, out of connections or out of disk: nothing is wrong with the request. */
const UNAVAILABLE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53000',
  '53100',
  '53200',
  '53300',
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  '25006',
]);
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'ENOENT',
]);
const LOST_CONNECTION =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Client was closed|not queryable|Cannot use a pool after|Driver not Connected/i;

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
};

/** Whether the transaction lost from another one (serialization failure, deadlock). */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** Whether the database could not be reached or went away while it was asked. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  return (
    UNAVAILABLE.has(codeOf(error)) ||
    (NETWORK.has(codeOf(error)) && !('path' in error)) ||
    // TypeORM lets go of a runner whose connection broke; whoever still uses it is told so.
    /AlreadyReleasedError$/.test(error.name) ||
    LOST_CONNECTION.test(error.message)
  );
}

/** Name of the constraint a statement ran into, or null. */
export function violatedConstraint(error: unknown): string | null {
  if (!codeOf(error).startsWith('23')) return null;
  const name = (error as { constraint?: unknown; driverError?: { constraint?: unknown } }).constraint;
  return typeof name === 'string' ? name : null;
}
