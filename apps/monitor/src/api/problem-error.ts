import type { Problem } from '@ido/api';

/** A refusal of the server, with the sentences it gave. `retryAfter`: seconds until it makes sense to try again, if it said so. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly problem: Problem,
    readonly retryAfter: number | null = null,
  ) {
    super(problem.detail || problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** What the server says about one field, by JSON pointer ("/email"); undefined when it is fine. */
  fieldError(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer === pointer)?.detail;
  }
}

/** No answer came at all: no network, or the server is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** An answer came that is not what the contract says: an older page with a newer server, or a proxy in between. */
export class UnexpectedAnswerError extends Error {
  override readonly name = 'UnexpectedAnswerError';
}

/** Whether an error is the refusal of this HTTP status. */
export function isStatus(error: unknown, status: number): boolean {
  return error instanceof ProblemError && error.status === status;
}
