import { useEffect } from 'react';

/** An address with a figure in it leads to that figure, once the figures are there. */
export function useScrollToFigure(ready: boolean): void {
  useEffect(() => {
    const id = decodeURIComponent(window.location.hash.slice(1));
    if (!ready || id === '') return;
    const figure = document.getElementById(id);
    figure?.scrollIntoView();
    figure?.focus({ preventScroll: true });
  }, [ready]);
}
