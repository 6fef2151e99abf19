import { trendSvg, type TrendSpec } from '@ido/report';
import { useMemo } from 'react';
import { useDrawnWidth } from '../figure/use-drawn-width';

/** Drawn at first with the width of a card on a desk, then with its real width. */
const WIDTH = { card: { first: 340, least: 220 }, page: { first: 640, least: 240 } } as const;

interface TrendChartProps {
  readonly spec: TrendSpec;
  readonly form: 'card' | 'page';
  readonly id: string;
}

/** One category over waves, drawn for the width it has. The drawing names itself for a screen reader. */
export function TrendChart({ spec, form, id }: TrendChartProps) {
  const { box, width } = useDrawnWidth(WIDTH[form]);
  // Every text in the markup is escaped by trendSvg.
  const markup = useMemo(() => ({ __html: trendSvg(spec, { width, form, id }) }), [spec, width, form, id]);
  return <div ref={box} className="ido-chart" dangerouslySetInnerHTML={markup} />;
}
