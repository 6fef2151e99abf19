import { MemoryRouter } from 'react-router';
import { ProblemError } from '../api/problem-error';
import { byName, render } from '../testing/render';
import { isRefusedState, RefusedState } from './refused-state';

const detail = 'Deze verwijzing naar een cijfer klopt niet. Kopieer haar opnieuw, in haar geheel.';
const refusal = (kind: string, status: number) =>
  new ProblemError({ type: `urn:ido-monitor:problem:${kind}`, title: 'Nee', status, detail });

describe('an earlier state that is refused', () => {
  it('is told from a filter that is wrong', () => {
    expect(isRefusedState(refusal('unreadable-reference', 400), 'onzin')).toBe(true);
    expect(isRefusedState(refusal('other-population', 409), 'v1.p3')).toBe(true);
    expect(isRefusedState(refusal('invalid-input', 400), 'v1.p3')).toBe(false);
    expect(isRefusedState(refusal('busy', 503), 'v1.p3')).toBe(false);
    expect(isRefusedState(refusal('unreadable-reference', 400), null)).toBe(false);
  });

  it('says why, and leads to the figures of now', () => {
    render(
      <MemoryRouter>
        <RefusedState error={refusal('unreadable-reference', 400)} now="?per=province" />
      </MemoryRouter>,
    );
    expect(document.querySelector('[role=alert]')?.textContent).toBe(detail);
    expect(byName('a', 'Naar de cijfers van nu').getAttribute('href')).toBe('/?per=province');
  });
});
