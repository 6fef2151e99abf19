import { answeringProblem } from './answering-problems';

const KEY_TEXT = /^[\x21-\x7e]{1,100}$/;

/** The key of a request that may be sent again. @throws ProblemError idempotency-key-needed when it is missing or unusable. */
export function idempotencyKeyOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || !KEY_TEXT.test(header)) throw answeringProblem.idempotencyKeyNeeded();
  return header;
}
