import { figureSvg, type FigureSpec } from '@ido/report';
import { useMemo } from 'react';
import { useDrawnWidth } from './use-drawn-width';

/** Drawn at first with the width of a card on a desk, then with its real width. */
const WIDTH = { first: 720, least: 240 };

interface FigureChartProps {
  readonly spec: FigureSpec;
  readonly interval: boolean;
  readonly id: string;
}

/** The chart, drawn for the width it has. The drawing names itself for a screen reader. */
export function FigureChart({ spec, interval, id }: FigureChartProps) {
  const { box, width } = useDrawnWidth(WIDTH);
  // Every label in the markup is escaped by figureSvg.
  const markup = useMemo(
    () => ({ __html: figureSvg(spec, { width, interval, form: 'page', id: `grafiek-${id}` }) }),
    [spec, width, interval, id],
  );
  return <div ref={box} className="ido-chart" dangerouslySetInnerHTML={markup} />;
}
