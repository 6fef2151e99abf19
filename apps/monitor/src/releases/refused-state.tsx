import { Link } from 'react-router';
import { ProblemError } from '../api/problem-error';
import { Failure } from '../parts/failure';
import { texts } from '../texts';

/** Whether an earlier state itself was refused: the reference cannot be read, or what it is about cannot be made any more. What is wrong with the rest of an address is `invalid-input`. */
export function isRefusedState(error: unknown, asOf: string | null): boolean {
  if (asOf === null || !(error instanceof ProblemError) || error.problem.type.endsWith(':invalid-input')) return false;
  return [400, 403, 409].includes(error.status);
}

/** Why there are no figures of an earlier state, and the way to those of now. `now`: their address. */
export function RefusedState({ error, now }: { error: unknown; now: string }) {
  return (
    <>
      <Failure error={error} />
      <p className="ido-screen-only">
        <Link className="utrecht-link utrecht-link--html-a" to={now}>
          {texts.releases.toNow}
        </Link>
      </p>
    </>
  );
}
