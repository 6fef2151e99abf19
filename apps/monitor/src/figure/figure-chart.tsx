import { figureSvg, type FigureSpec } from '@ido/report';
import { useEffect, useMemo, useRef, useState } from 'react';

/** Drawn at first with the width of a card on a desk, then with its real width. */
const FIRST_WIDTH = 720;
const STEP = 20;
const LEAST = 240;

interface FigureChartProps {
  readonly spec: FigureSpec;
  readonly interval: boolean;
  readonly id: string;
}

/** The chart, drawn for the width it has. The drawing names itself for a screen reader. */
export function FigureChart({ spec, interval, id }: FigureChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(([entry]) => {
      const available = entry?.contentRect.width ?? 0;
      // Hidden for print or behind a tab: keep the last drawing. In steps, so that a drag does not redraw for every pixel.
      if (available > 0) setWidth(Math.max(LEAST, Math.floor(available / STEP) * STEP));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // Every label in the markup is escaped by figureSvg.
  const markup = useMemo(
    () => ({ __html: figureSvg(spec, { width, interval, form: 'page', id: `grafiek-${id}` }) }),
    [spec, width, interval, id],
  );
  return <div ref={box} className="ido-chart" dangerouslySetInnerHTML={markup} />;
}
