import { describeError } from './describe-error';
import { Message } from './message';

/** Why something failed, in a sentence; nothing while there is no error. */
export function Failure({ error }: { error: unknown }) {
  return error ? <Message type="error">{describeError(error).text}</Message> : null;
}
