import type { FieldError, Problem } from '@ido/api';

/** A refusal by name. Thrown anywhere, written as `application/problem+json` by the one filter. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    /** Extra members of the body, such as `errors` or what is stored now. */
    readonly members: Readonly<Record<string, unknown>> = {},
    /** Extra headers of the answer, such as Retry-After. */
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** The body of the answer (RFC 9457). */
  get body(): Problem {
    return {
      type: `urn:ido-monitor:problem:${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.detail,
      ...this.members,
    };
  }
}

/** What a kind of problem always says. */
export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: string;
}

/** Every kind of problem the server knows, by code: what the catalogue's spec walks through. */
export const PROBLEM_KINDS = new Map<string, ProblemKind>();

interface Extras<Args extends unknown[]> {
  readonly members?: (...args: Args) => Readonly<Record<string, unknown>>;
  readonly headers?: (...args: Args) => Readonly<Record<string, string>>;
}

/**
 * Adds a kind of problem to the catalogue and gives the function that makes one. Title and detail are Dutch sentences for the screen.
 * @throws Error when the code is already taken.
 */
export function defineProblem<Args extends unknown[]>(
  code: string,
  status: number,
  title: string,
  detail: (...args: Args) => string,
  extras: Extras<Args> = {},
): (...args: Args) => ProblemError {
  if (PROBLEM_KINDS.has(code)) throw new Error(`problem ${code} is defined twice`);
  PROBLEM_KINDS.set(code, { code, status, title });
  return (...args) =>
    new ProblemError(code, status, title, detail(...args), extras.members?.(...args), extras.headers?.(...args));
}

/** Errors of fields as member of a problem. */
export const withErrors = {
  members: ({ errors }: { errors: readonly FieldError[] }) => ({ errors }),
} as const;
