import { useEffect, useRef, useState } from 'react';

/** In steps, so that a drag does not redraw for every pixel. */
const STEP = 20;

/**
 * The width, in pixels, to draw a chart with: `first` until its box is measured, then that of the box in steps, and never
 * less than `least`. Put `box` on the element that holds the drawing.
 */
export function useDrawnWidth({ first, least }: { readonly first: number; readonly least: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const available = entry?.contentRect.width ?? 0;
      // Hidden for print or behind a tab: keep the last drawing.
      if (available > 0) setWidth(Math.max(least, Math.floor(available / STEP) * STEP));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [least]);
  return { box, width };
}
