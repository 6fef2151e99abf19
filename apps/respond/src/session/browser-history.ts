import type { AnsweringSession, Place } from './answering-session';

/**
 * Makes the browser's back button turn a page back, and a reload come back to the same page. The address stays the link.
 * Gives the function that ends it.
 */
export function followHistory(session: AnsweringSession): () => void {
  const remembered = placeOf(history.state);
  if (remembered) session.goTo(remembered);
  history.replaceState({ place: session.view().place }, '');
  const stopTurns = session.onTurn((place) => history.pushState({ place }, ''));
  const popped = (event: PopStateEvent) => {
    const place = placeOf(event.state);
    if (place) session.goTo(place);
  };
  window.addEventListener('popstate', popped);
  return () => {
    stopTurns();
    window.removeEventListener('popstate', popped);
  };
}

function placeOf(state: unknown): Place | null {
  if (typeof state !== 'object' || state === null || !('place' in state)) return null;
  const { place } = state;
  if (typeof place !== 'object' || place === null || !('kind' in place)) return null;
  if (place.kind === 'check') return { kind: 'check' };
  return place.kind === 'page' && 'name' in place && typeof place.name === 'string'
    ? { kind: 'page', name: place.name }
    : null;
}
